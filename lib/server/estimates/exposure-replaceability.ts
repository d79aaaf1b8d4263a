import "server-only"
import type { Exposure, Replaceability } from "@/lib/contracts/exposure"
import type { Holdings } from "@/lib/estimation/holdings"
import { quantilesOf } from "@/lib/estimation/summarize"
import { monthsToReplace } from "@/lib/export-controls/exposure"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import type { Run } from "./compute-estimate"
import { mapQuantiles, shareQuantiles, type WhyNot } from "./exposure-shares"

/** Beyond five years a replacement is no replacement, and the model's horizon ends. */
const mostMonths = 60

type PerUnit = "trainPerUnit" | "servePerUnit"

/** What is drawn of the replacement of foreign chips by domestic ones. */
export type Replacement = {
  /** Whether any foreign chip is at work in the as-of month: else there is nothing to replace. */
  isAsked: boolean
  /** Domestic chips that supply lines deliver in the twelve months after. */
  delivering: readonly string[]
  training: Replaceability | null
  inference: Replaceability | null
}

/** @param holdings draws up to the as-of month */
export function replacementOf(catalogue: Catalogue, holdings: Holdings): Replacement {
  const isDomestic = (chip: string) => catalogue.chip.get(chip)?.isDomesticChinese === true
  const isAsked = holdings.chips.some(({ chip, units }) => !isDomestic(chip) && units.at(-1)?.some(Boolean))
  return {
    isAsked,
    delivering: holdings.chips.flatMap(({ chip, deliveredNextYear }) =>
      isDomestic(chip) && deliveredNextYear.some((units) => units > 0) ? [chip] : [],
    ),
    training: isAsked ? replaceability(holdings, isDomestic, "trainPerUnit") : null,
    inference: isAsked ? replaceability(holdings, isDomestic, "servePerUnit") : null,
  }
}

/**
 * How long the firm's domestic supply lines need, at the pace of the twelve months after the as-of month, to
 * replace what failure and age take from its foreign chips in the same twelve months.
 *
 * @param replacement null without an estimate; `whyNot` then says why
 */
export function replaceabilityOf(
  { assembly }: Run,
  replacement: Replacement | null,
  whyNot: WhyNot,
): Exposure["replaceability"] {
  const whyNone = replacement?.isAsked
    ? null
    : "No foreign chip is on record as at work, so there is nothing to replace."
  const lines = assembly.lines.filter((_, index) => {
    const line = assembly.input?.supply?.[index]
    return line && line.class !== "rental" && line.endMonth > 0 && replacement?.delivering.includes(line.chip)
  })
  const why = { training: whyNot.training ?? whyNone, inference: whyNot.inference ?? whyNone }
  return {
    training: why.training === null ? (replacement?.training ?? null) : null,
    inference: why.inference === null ? (replacement?.inference ?? null) : null,
    lines: [...new Set(lines.map(({ title }) => title))],
    whyNot: why,
  }
}

function replaceability(
  { n, chips }: Holdings,
  isDomestic: (chip: string) => boolean,
  perUnit: PerUnit,
): Replaceability {
  const held = new Float64Array(n)
  const lost = new Float64Array(n)
  const atHome = new Float64Array(n)
  for (const holding of chips) {
    const rate = holding[perUnit]
    const units = holding.units.at(-1)
    for (let i = 0; i < n; i++) {
      const each = rate?.[i] ?? 0
      if (isDomestic(holding.chip)) atHome[i] = atHome[i]! + holding.deliveredNextYear[i]! * each
      else {
        held[i] = held[i]! + (units?.[i] ?? 0) * each
        lost[i] = lost[i]! + holding.lostNextYear[i]! * each
      }
    }
  }
  const months = monthsToReplace(lost, atHome, mostMonths)
  const beyond = months.filter((count) => count === Infinity).length
  return {
    months: mapQuantiles(quantilesOf(months), (count) =>
      count === Infinity ? null : Math.round(count * 10) / 10,
    ),
    beyondShare: n === 0 ? 0 : beyond / n,
    yearlyLoss: shareQuantiles(lost.map((amount, i) => (held[i]! > 0 ? amount / held[i]! : 0))),
  }
}
