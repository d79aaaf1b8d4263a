import type { Contradiction, ContradictionClaim, RunwayInBrief } from "../contracts/contradiction"
import type { Workload } from "../domain/company"
import type { Month } from "../domain/month"
import { quantityOf } from "../report-figures"
import { medianWords, middleHalfWords } from "../runway-words"
import { runwayBriefWords } from "../truth-words"
import { boardAxis, spanOf, type RunwayBar } from "./board-model"
import type { MonthAxis } from "./month-axis"

/** A runway as a bar, or why there is none. */
export type TruthBar = { bar: RunwayBar; words: string } | { missing: string }

export type TruthRow = {
  /** Claims that all make the same of the firm's runways; empty: as published. */
  claims: ContradictionClaim[]
  /** "If Nikkei or Tom’s Hardware is right" */
  label: string
  /** "1 million" */
  says: string | null
  training: TruthBar
  inference: TruthBar
}

/** One firm's runways as published and as each claim would make them. */
export type FirmTruths = { slug: string; name: string; rows: TruthRow[] }

/**
 * The runways of every firm that a claim of the group would move, on the board's axis: as published first, then one
 * row for all claims that make the same of it. A claim that changes nothing has no row.
 */
export function truthBars(
  matter: Contradiction,
  { asOf, horizonMonths }: { asOf: Month; horizonMonths: number },
): { axis: MonthAxis; firms: FirmTruths[] } {
  const axis = boardAxis(asOf, horizonMonths)
  const bar = (runway: RunwayInBrief, workload: Workload) => truthBar(runway, workload, axis, horizonMonths)
  const firms = new Map<string, { first: TruthRow; name: string; rows: Map<string, TruthRow> }>()
  for (const one of matter.claims) {
    if (one.truth.is === "no input") continue
    for (const { slug, name, published, ifTrue, isSame } of one.truth.firms) {
      if (isSame || ifTrue === null) continue
      let firm = firms.get(slug)
      if (!firm) {
        const first = {
          claims: [],
          label: "As published",
          says: null,
          training: bar(published.training, "training"),
          inference: bar(published.inference, "inference"),
        }
        firms.set(slug, (firm = { first, name, rows: new Map() }))
      }
      const says = one.kind === "report" ? quantityOf(one.claim) : null
      const key = JSON.stringify(ifTrue)
      const row = firm.rows.get(key)
      const claims = [...(row?.claims ?? []), one]
      firm.rows.set(key, {
        claims,
        label: `If ${orList([...new Set(claims.map(({ claim }) => claim.source.publisher))])} is right`,
        says: row?.says ?? says,
        training: bar(ifTrue.training, "training"),
        inference: bar(ifTrue.inference, "inference"),
      })
    }
  }
  return {
    axis,
    firms: [...firms].map(([slug, { name, first, rows }]) => ({
      slug,
      name,
      rows: [first, ...rows.values()],
    })),
  }
}

function truthBar(
  runway: RunwayInBrief,
  workload: Workload,
  axis: MonthAxis,
  horizonMonths: number,
): TruthBar {
  if (runway.own === null) return { missing: `no number: ${runway.whyNone ?? "not enough evidence"}` }
  const { p5, p25, p50, p75, p95 } = runway.own
  return {
    words: runwayBriefWords(runway, horizonMonths),
    bar: {
      workload,
      isStrained: runway.grade === "strained",
      isShort: p50 === 0,
      nineInTen: spanOf(p5, p95, axis.to),
      middleHalf: spanOf(p25, p75, axis.to),
      median: p50,
      medianWords: medianWords(p50, horizonMonths),
      censoredWords: null,
      middleHalfWords: middleHalfWords(runway.own, horizonMonths),
      marks: [],
      sentence: runwayBriefWords(runway, horizonMonths),
    },
  }
}

function orList(names: readonly string[]): string {
  return names.length < 3 ? names.join(" or ") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`
}
