import type { Chip } from "../domain/chip"
import type { ControlStatus } from "../domain/control-rule"
import { shiftDay } from "../domain/day"
import { treatmentOn } from "./combined"
import { besideOn, evaluate, type Question, type Verdict } from "./evaluate"
import type { Law } from "./law"
import { specsOf } from "./specs"

/**
 * What a sale of a part to a firm in China meets on a day.
 *
 * - `open`: nothing stands in its way.
 * - `gated`: a licence is needed and can be had, the answer is not known, or Chinese authorities discourage it.
 * - `closed`: a licence is presumed denied.
 */
export type Sale = "open" | "gated" | "closed"

/** Days, both included, with one answer; `until` null: nothing is set to change it. */
export type SaleStretch = { from: string; until: string | null; sale: Sale }

/** A measure that stops what is not delivered yet. */
export type Bar = {
  /** The rule or proposal; null where a list entry or a scenario's supposition does it. */
  ruleId: string | null
  /** The first day on which it binds. */
  on: string
  /** The assumption that holds the chance of loss; null: it is certain. */
  cancelShareAssumption: string | null
}

export type SupplyControls = {
  /** The first day after `after` on which the part's sale becomes harder, if any. */
  barredFrom(chip: string, after: string): Bar | null
  /** Every change of what a sale of the part meets, oldest first, without gaps. */
  salesOf(chip: string): readonly SaleStretch[]
}

/** The day before the first rule on record. */
const dawn = "2022-01-01"

/**
 * What the law does to a firm's supply, chip by chip, as the engine of estimates asks for it.
 *
 * Chips made in China are bought at home: no export is licensed, so only what a scenario supposes for the part
 * itself can stop them.
 *
 * @throws RangeError when asked for a chip that is not among `chips`
 * @see docs/methodology.md#controls
 */
export function supplyControls(law: Law, chips: readonly Chip[], company: string | null): SupplyControls {
  const byId = new Map(chips.map((chip) => [chip.id, chip]))
  const kept = new Map<string, Standing[]>()
  const standingsOf = (id: string) => {
    let standings = kept.get(id)
    if (!standings) {
      const chip = byId.get(id)
      if (!chip) throw new RangeError(`no chip has the id ${id}`)
      kept.set(id, (standings = standingsOfChip(law, chip, company)))
    }
    return standings
  }
  return {
    barredFrom: (chip, after) => firstBar(law, standingsOf(chip), after),
    salesOf: (chip) => mergedSales(standingsOf(chip)),
  }
}

/** What binds a part from a day on. */
type Standing = {
  from: string
  /** The answer of the rules on a sale. */
  sale: Sale
  ruleId: string | null
  /** Whether the answer is a firm one; an open question is no reason to call an order lost. */
  isFirm: boolean
  /** A Chinese measure that discourages the purchase; null: none. */
  discouragedBy: string | null
}

function standingsOfChip(law: Law, chip: Chip, company: string | null): Standing[] {
  const question = { specs: specsOf(chip), party: company === null ? null : { company } }
  const listed = law.listings.flatMap(({ companies, listedOn, removedOn }) =>
    company !== null && companies.includes(company) ? [listedOn?.date, removedOn?.date] : [],
  )
  const days = [...new Set([dawn, ...law.changeDays, ...listed])]
    .filter((day): day is string => day !== undefined && day >= dawn)
    .sort()
  return days.map((on) =>
    chip.isDomesticChinese ? suppliedAtHome(law, chip, on) : exported(law, { ...question, on }),
  )
}

function exported(law: Law, question: Question): Standing {
  const verdict = evaluate(law, question)
  return {
    from: question.on,
    sale: saleOf(verdict.status),
    ruleId: verdict.ruleId,
    isFirm: isFirm(verdict),
    discouragedBy: besideOn(law, question).find(({ status }) => status === "CN_DISCOURAGED")?.ruleId ?? null,
  }
}

function suppliedAtHome(law: Law, chip: Chip, on: string): Standing {
  const supposed = treatmentOn(law, chip.id, on)
  const sale = supposed ? saleOf(supposed.as) : "open"
  return { from: on, sale, ruleId: null, isFirm: true, discouragedBy: null }
}

/** What an answer about a sale means for it; answers about anything else leave it open. */
export function saleOf(status: ControlStatus): Sale {
  switch (status) {
    case "LICENCE_PRESUMPTION_OF_DENIAL":
    case "ENTITY_LIST_TREATMENT":
      return "closed"
    case "LICENCE_CASE_BY_CASE":
    case "LICENCE_POLICY_UNPUBLISHED":
    case "LICENCE_REVENUE_SHARE":
    case "LICENCE_REQUIRED":
    case "INDETERMINATE":
    case "UNKNOWN":
    case "CN_DISCOURAGED":
      return "gated"
    // A notice suffices; the Chinese measure on state funds reaches none of the firms followed here.
    case "NAC_NOTIFICATION":
    case "NOT_CONTROLLED":
    case "GP10_RISK":
    case "GP10_RISK_POSSIBLE":
    case "TARIFF_25":
    case "NO_TARIFF_BAND":
    case "CN_RESTRICTED_STATE_FUNDED":
    case "NO_CN_MEASURE":
    case "NO_CHANGE":
    case "ANNOUNCED_NOT_YET_RULE":
      return "open"
  }
}

function isFirm({ status }: Verdict): boolean {
  return status !== "INDETERMINATE" && status !== "UNKNOWN"
}

const hardness: Record<Sale, number> = { open: 0, gated: 1, closed: 2 }

/** Rules and Chinese measures are looked at apart: either can be the first to stop a delivery. */
function firstBar(law: Law, standings: readonly Standing[], after: string): Bar | null {
  let before: Standing | undefined
  for (const standing of standings) {
    if (standing.from > after && before !== undefined) {
      const harder = standing.isFirm && hardness[standing.sale] > hardness[before.sale]
      const { from: on, ruleId, discouragedBy } = standing
      if (harder) return { ruleId, on, cancelShareAssumption: cancelShareOf(law, ruleId, on) }
      if (discouragedBy !== null && discouragedBy !== before.discouragedBy) {
        return { ruleId: discouragedBy, on, cancelShareAssumption: cancelShareOf(law, discouragedBy, on) }
      }
    }
    // An open question does not lift the bar that stood before it.
    before = standing.isFirm || before === undefined ? standing : { ...standing, sale: before.sale }
  }
  return null
}

/**
 * The assumption on what a measure costs in orders: the rule's own, or else that of the newest rule of the
 * control list or letter before it, since a correction, a bill or a list entry stops deliveries as those did.
 */
function cancelShareOf(law: Law, ruleId: string | null, on: string): string | null {
  const own = ruleId === null ? null : (law.byId.get(ruleId)?.cancelShareAssumption ?? null)
  if (own !== null) return own
  const earlier = law.rules.findLast(
    ({ place, cancelShareAssumption, effectiveOn }) =>
      (place === "control list" || place === "letter") &&
      cancelShareAssumption !== null &&
      effectiveOn.date <= on,
  )
  return earlier?.cancelShareAssumption ?? null
}

function mergedSales(standings: readonly Standing[]): SaleStretch[] {
  const merged: SaleStretch[] = []
  for (const { from, sale, discouragedBy } of standings) {
    const met = discouragedBy !== null && sale === "open" ? "gated" : sale
    const last = merged.at(-1)
    if (last?.sale === met) continue
    if (last) last.until = shiftDay(from, -1)
    merged.push({ from, until: null, sale: met })
  }
  return merged
}
