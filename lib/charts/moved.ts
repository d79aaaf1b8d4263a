import { canonicalJson } from "./canonical-json"
import type { ChartDocument, Measure } from "./document"

/** A headline number that is another one today, in words. */
export type MovedMeasure = { label: string; unit: string; before: string; after: string }

/** A frozen chart against the same chart from the data of today. */
export type Newer =
  /** Every figure is what it was. */
  | { status: "same" }
  | { status: "newer"; today: ChartDocument; moved: MovedMeasure[] }
  /** The chart cannot be made any more; `why` is a sentence. */
  | { status: "gone"; why: string }

/** The headline numbers that moved, came or went, in the order of the frozen chart. */
export function movedMeasures(before: readonly Measure[], after: readonly Measure[]): MovedMeasure[] {
  const today = new Map(after.map((measure) => [measure.key, measure]))
  const known = new Set(before.map(({ key }) => key))
  const moved = before.flatMap((measure): MovedMeasure[] => {
    const { key, label, unit, words, value } = measure
    const now = today.get(key)
    if (!now) return [{ label, unit, before: words, after: "no longer given" }]
    return now.value === value && now.words === words
      ? []
      : [{ label, unit, before: words, after: now.words }]
  })
  const come = after
    .filter(({ key }) => !known.has(key))
    .map(({ label, unit, words }) => ({ label, unit, before: "not given then", after: words }))
  return [...moved, ...come]
}

/**
 * A frozen document against today's. They are the same where the rows and the headline numbers are: a data version
 * that touched something else, or the line for today, does not make a chart newer.
 */
export function compareDocuments(frozen: ChartDocument, today: ChartDocument): Newer {
  const shown = ({ data, measures }: ChartDocument) => canonicalJson({ rows: data.rows, measures })
  if (shown(frozen) === shown(today)) return { status: "same" }
  return { status: "newer", today, moved: movedMeasures(frozen.measures, today.measures) }
}

/**
 * One sentence for the head of a frozen chart: "Newer data exist: 14 → 11 months." Null where nothing is newer.
 * A chart of several headline numbers names the first that moved, and how many more did.
 */
export function movedSentence(newer: Newer): string | null {
  switch (newer.status) {
    case "same":
      return null
    case "gone":
      return `This chart is no longer made: ${newer.why}`
    case "newer": {
      const [first, ...more] = newer.moved
      if (!first) return "Newer data exist; the headline figures are the same."
      const only = newer.today.measures.length === 1
      const what = only ? stepWords(first) : `${first.label}, ${stepWords(first)}`
      const rest =
        more.length === 0 ? "" : more.length === 1 ? "; one more moved" : `; ${more.length} more moved`
      return `Newer data exist: ${what}${rest}.`
    }
  }
}

/** "14 → 11 months": the unit once, where both have it. */
export function stepWords({ before, after, unit }: MovedMeasure): string {
  const end = ` ${unit}`
  const short =
    unit !== "" && before.endsWith(end) && after.endsWith(end) ? before.slice(0, -end.length) : before
  return `${short} → ${after}`
}
