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

/**
 * How long the firm's domestic supply lines need, at the pace of the twelve months after the as-of month, to
 * replace what failure and age take from its foreign chips in the same twelve months.
 *
 * @param holdings null without an estimate; `whyNot` then says why
 */
export function replaceabilityOf(
  catalogue: Catalogue,
  { assembly }: Run,
  holdings: Holdings | null,
  whyNot: WhyNot,
): Exposure["replaceability"] {
  const isDomestic = (chip: string) => catalogue.chip.get(chip)?.isDomesticChinese === true
  const foreign = holdings?.chips.some(({ chip, units }) => !isDomestic(chip) && units.at(-1)?.some(Boolean))
  const whyNone = foreign ? null : "No foreign chip is on record as at work, so there is nothing to replace."
  const delivering = new Set(
    holdings?.chips.flatMap(({ chip, deliveredNextYear }) =>
      isDomestic(chip) && deliveredNextYear.some((units) => units > 0) ? [chip] : [],
    ),
  )
  const lines = assembly.lines.filter((_, index) => {
    const line = assembly.input?.supply?.[index]
    return line && line.class !== "rental" && line.endMonth > 0 && delivering.has(line.chip)
  })
  const of = (perUnit: PerUnit): Replaceability | null =>
    holdings && replaceability(holdings, isDomestic, perUnit)
  const why = { training: whyNot.training ?? whyNone, inference: whyNot.inference ?? whyNone }
  return {
    training: why.training === null ? of("trainPerUnit") : null,
    inference: why.inference === null ? of("servePerUnit") : null,
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
