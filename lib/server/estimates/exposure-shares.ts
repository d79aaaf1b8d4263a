import "server-only"
import type { ExposureChip, ExposureMonth, ExposureShares, ShareQuantiles } from "@/lib/contracts/exposure"
import { exposureGroups, type ExposureMeasure } from "@/lib/domain/exposure"
import { addMonths, type Month } from "@/lib/domain/month"
import type { Holdings } from "@/lib/estimation/holdings"
import { quantilesOf, type Quantile } from "@/lib/estimation/summarize"
import { notFreeSharesOf, sharesOf, type DrawnShares, type Held } from "@/lib/export-controls/exposure"
import { lastDayOf } from "@/lib/export-controls/exposure-orders"
import { toSignificant } from "@/lib/format"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import type { Answers } from "./exposure-answers"
import { ruleRef } from "./exposure-order"

export type ByMeasure<T> = Record<ExposureMeasure, T>
/** Why a measure has no number; null where it may have one. */
export type WhyNot = ByMeasure<string | null>

export function mapMeasures<T>(of: (measure: ExposureMeasure) => T): ByMeasure<T> {
  return { chips: of("chips"), training: of("training"), inference: of("inference") }
}

/**
 * Shares of each measure in a month, draw by draw, under a day's answers. Null where the measure has no
 * number, or where fewer than half of the draws have anything at work.
 *
 * @param month relative to the as-of month, 0 or less
 */
export function drawnShares(
  holdings: Holdings,
  month: number,
  answers: Answers,
  whyNot: WhyNot,
): ByMeasure<DrawnShares | null> {
  return mapMeasures((measure) => {
    if (whyNot[measure] !== null) return null
    const drawn = sharesOf(heldIn(holdings, month, measure), (chip) => answers(chip).group)
    return isEnough(drawn.n, holdings) ? drawn : null
  })
}

function isEnough(draws: number, holdings: Holdings): boolean {
  return draws > 0 && draws >= holdings.n / 2
}

function heldIn({ chips, fromMonth, n }: Holdings, month: number, measure: ExposureMeasure): Held[] {
  return chips.flatMap(({ chip, units, trainPerUnit, servePerUnit }) => {
    const inMonth = units[month - fromMonth]
    const perUnit = measure === "training" ? trainPerUnit : measure === "inference" ? servePerUnit : null
    if (inMonth === undefined || inMonth.every((held) => held === 0)) return []
    if (measure === "chips") return [{ chip, amount: inMonth }]
    const amount = new Float64Array(n)
    for (let i = 0; i < n; i++) amount[i] = inMonth[i]! * (perUnit?.[i] ?? 0)
    return [{ chip, amount }]
  })
}

export function summarizeShares({ groups, notFreelyBought }: DrawnShares): ExposureShares {
  const of = Object.fromEntries(exposureGroups.map((group) => [group, shareQuantiles(groups[group])]))
  return { groups: of as ExposureShares["groups"], notFreelyBought: shareQuantiles(notFreelyBought) }
}

/** Shares at five probabilities; sums of floating-point shares may pass 1 by a hair, which is cut off. */
export function shareQuantiles(drawn: Float64Array): ShareQuantiles {
  return mapQuantiles(quantilesOf(drawn.slice()), (share) => Math.min(1, Math.round(share * 1e6) / 1e6))
}

/** Each quantile through a function that keeps their order. */
export function mapQuantiles<T>(
  of: Record<Quantile, number>,
  map: (value: number) => T,
): Record<Quantile, T> {
  return { p5: map(of.p5), p25: map(of.p25), p50: map(of.p50), p75: map(of.p75), p95: map(of.p95) }
}

/** Parts at work in a month with the law's answer for each, the most units first. */
export function chipsOf(
  catalogue: Catalogue,
  holdings: Holdings,
  month: number,
  answers: Answers,
  drawn: ByMeasure<DrawnShares | null>,
): ExposureChip[] {
  return holdings.chips
    .flatMap(({ chip: id, units }) => {
      const inMonth = units[month - holdings.fromMonth]
      const chip = catalogue.chip.get(id)
      if (!chip || !inMonth || inMonth.every((held) => held === 0)) return []
      const { verdict, group } = answers(id)
      return {
        chip: id,
        name: chip.name,
        maker: chip.vendor,
        isDomesticChinese: chip.isDomesticChinese,
        status: verdict.status,
        group,
        category: verdict.category,
        paragraph: verdict.paragraph,
        rule: ruleRef(catalogue, verdict.ruleId),
        missing: verdict.missing,
        units: mapQuantiles(quantilesOf(inMonth.slice()), (held) => toSignificant(held, 4)),
        share: mapMeasures((measure) => {
          const own = drawn[measure]?.chips.get(id)
          return own ? shareQuantiles(own) : null
        }),
      }
    })
    .sort((a, b) => b.units.p50 - a.units.p50)
}

/**
 * Month by month: the stock of the month under the law of its last day; in the newest month under that of
 * the day of the records, after which nothing is known.
 */
export function historyOf(
  holdings: Holdings,
  { asOf, compiledOn }: { asOf: Month; compiledOn: string },
  answersOn: (day: string) => Answers,
  whyNot: WhyNot,
): ExposureMonth[] {
  return Array.from({ length: 1 - holdings.fromMonth }, (_, index) => {
    const at = index + holdings.fromMonth
    const month = addMonths(asOf, at)
    const last = lastDayOf(month)
    const day = last < compiledOn ? last : compiledOn
    const answers = answersOn(day)
    const notFreelyBought = mapMeasures((measure) => {
      if (whyNot[measure] !== null) return null
      const shares = notFreeSharesOf(heldIn(holdings, at, measure), (chip) => answers(chip).group)
      if (!isEnough(shares.length, holdings)) return null
      const { p5, p50, p95 } = shareQuantiles(shares)
      return { p5, p50, p95 }
    })
    return { month, day, notFreelyBought }
  })
}
