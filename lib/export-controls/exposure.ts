import { exposureGroups, type ExposureGroup } from "../domain/exposure"
import type { ControlStatus } from "../domain/control-rule"
import type { Verdict } from "./evaluate"

const groupOfStatus: Record<ControlStatus, ExposureGroup> = {
  LICENCE_PRESUMPTION_OF_DENIAL: "denied",
  ENTITY_LIST_TREATMENT: "denied",
  LICENCE_CASE_BY_CASE: "licence",
  LICENCE_POLICY_UNPUBLISHED: "licence",
  LICENCE_REVENUE_SHARE: "licence",
  LICENCE_REQUIRED: "licence",
  NAC_NOTIFICATION: "notification",
  NOT_CONTROLLED: "free",
  NO_CHANGE: "free",
  NO_TARIFF_BAND: "free",
  NO_CN_MEASURE: "free",
  INDETERMINATE: "undetermined",
  UNKNOWN: "undetermined",
  // What stands beside an answer never is one; a law that gives it as one says nothing about a sale.
  GP10_RISK: "undetermined",
  GP10_RISK_POSSIBLE: "undetermined",
  TARIFF_25: "undetermined",
  CN_DISCOURAGED: "undetermined",
  CN_RESTRICTED_STATE_FUNDED: "undetermined",
  ANNOUNCED_NOT_YET_RULE: "undetermined",
}

/**
 * The group in which a part of a firm's stock counts. A Chinese-designed part is bought at home, where these
 * lines do not decide, unless a scenario treats the part itself otherwise. Where the answer waits for an input
 * and every possible one needs a licence, that much is known.
 */
export function groupOf(
  { status, category, possible }: Pick<Verdict, "status" | "category" | "possible">,
  isDomesticChinese: boolean,
): ExposureGroup {
  if (isDomesticChinese && category !== "scenario") return "domestic"
  if (status !== "INDETERMINATE") return groupOfStatus[status]
  const groups = new Set(possible.map((answer) => groupOfStatus[answer.status]))
  const [only] = groups
  if (groups.size === 1 && only !== undefined) return only
  return groups.size > 0 && [...groups].every(isNotFree) ? "licence or denied" : "undetermined"
}

/** Groups whose parts could not simply be bought: a licence is needed, whatever the odds. */
export function isNotFree(group: ExposureGroup): boolean {
  return group === "denied" || group === "licence" || group === "licence or denied"
}

/** Some amount of one chip (units, or what they could train or serve), draw by draw. */
export type Held = { chip: string; amount: Float64Array }

export type DrawnShares = {
  /** Draws in which anything is held at all; each array below has as many values. */
  n: number
  groups: Record<ExposureGroup, Float64Array>
  /** Groups that need a licence, together. */
  notFreelyBought: Float64Array
  /** Each chip's own share. */
  chips: ReadonlyMap<string, Float64Array>
}

/**
 * Shares of what a firm holds by group, summed draw by draw. Draws in which nothing is held have no shares
 * and are left out, the same ones in every array.
 *
 * @param held all of one length; a chip may come more than once
 */
export function sharesOf(held: readonly Held[], groupOfChip: (chip: string) => ExposureGroup): DrawnShares {
  const { totals, holding } = totalsOf(held)
  const n = holding.length
  const groups = Object.fromEntries(
    exposureGroups.map((group) => [group, new Float64Array(n)]),
  ) as DrawnShares["groups"]
  const notFreelyBought = new Float64Array(n)
  const chips = new Map<string, Float64Array>()
  for (const { chip, amount } of held) {
    const group = groupOfChip(chip)
    const ofGroup = groups[group]
    const ofChip = chips.get(chip) ?? new Float64Array(n)
    chips.set(chip, ofChip)
    for (let k = 0; k < n; k++) {
      const share = amount[holding[k]!]! / totals[holding[k]!]!
      ofGroup[k] = ofGroup[k]! + share
      ofChip[k] = ofChip[k]! + share
      if (isNotFree(group)) notFreelyBought[k] = notFreelyBought[k]! + share
    }
  }
  return { n, groups, notFreelyBought, chips }
}

/**
 * `sharesOf(held, groupOfChip).notFreelyBought` alone, to the last bit, without the arrays of each group and chip: a
 * history asks for it month by month.
 */
export function notFreeSharesOf(
  held: readonly Held[],
  groupOfChip: (chip: string) => ExposureGroup,
): Float64Array {
  const { totals, holding } = totalsOf(held)
  const shares = new Float64Array(holding.length)
  for (const { chip, amount } of held) {
    if (!isNotFree(groupOfChip(chip))) continue
    for (let k = 0; k < shares.length; k++) {
      shares[k] = shares[k]! + amount[holding[k]!]! / totals[holding[k]!]!
    }
  }
  return shares
}

/** What is held in all, draw by draw, and the draws in which it is anything. */
function totalsOf(held: readonly Held[]): { totals: Float64Array; holding: Uint32Array } {
  const draws = held[0]?.amount.length ?? 0
  const totals = new Float64Array(draws)
  for (const { amount } of held) for (let i = 0; i < draws; i++) totals[i] = totals[i]! + amount[i]!
  const holding = new Uint32Array(draws)
  let n = 0
  for (let i = 0; i < draws; i++) if (totals[i]! > 0) holding[n++] = i
  return { totals, holding: holding.subarray(0, n) }
}

/**
 * Months in which the supply at home replaces what a year takes from the foreign chips, draw by draw.
 *
 * @param lost       throughput of foreign chips that failure and age take in twelve months
 * @param atHome     throughput that domestic supply lines deliver in the same twelve months
 * @param mostMonths beyond this many the answer is "more"
 * @returns months; Infinity beyond the most, or where nothing arrives. Draws that lose nothing need 0 months.
 */
export function monthsToReplace(lost: Float64Array, atHome: Float64Array, mostMonths: number): Float64Array {
  return lost.map((amount, i) => {
    if (amount <= 0) return 0
    const months = (12 * amount) / atHome[i]!
    return months <= mostMonths ? months : Infinity
  })
}
