import { canonicalJson } from "./canonical-json"
import type { ChartData, ChartDocument, Measure } from "./document"

/** A headline number that is another one today, in words. */
export type MovedMeasure = { label: string; unit: string; before: string; after: string }

/** What lies between a frozen chart and today's, whether or not a figure moved. */
export type Since = {
  /** A data version since touched what the chart is made of. */
  isNewData: boolean
  /** Version of the engine then and now, where they differ; null: the same engine, or none in both. */
  engine: { then: string; now: string } | null
}

/** A frozen chart against the same chart from the data of today. */
export type Newer =
  /** Every figure is what it was. */
  | { status: "same" }
  | { status: "newer"; today: ChartDocument; moved: MovedMeasure[]; since: Since }
  /** Something came since, and what it moved is computed only for who asks. */
  | { status: "moved-on"; since: Since }
  /** Today's chart cannot be made; `why` is a sentence. */
  | { status: "gone"; why: string }

/** The headline numbers that moved, came or went, in the order of the frozen chart. Labels are mere wording. */
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
 * A frozen document against today's. They are the same where the headline numbers are, and the rows in the columns
 * that both have: a reworded label, a column more or a data version that moved nothing does not make a chart newer.
 */
export function compareDocuments(frozen: ChartDocument, today: ChartDocument): Newer {
  const moved = movedMeasures(frozen.measures, today.measures)
  if (moved.length === 0 && haveSameRows(frozen.data, today.data)) return { status: "same" }
  const [then, now] = [frozen.provenance, today.provenance]
  const since: Since = {
    isNewData: now.dataVersion > then.dataVersion,
    engine:
      then.engine && now.engine && then.engine.version !== now.engine.version
        ? { then: then.engine.version, now: now.engine.version }
        : null,
  }
  return { status: "newer", today, moved, since }
}

/** Whether both have the same rows in the same order, in the columns that both have by name. */
function haveSameRows(before: ChartData, after: ChartData): boolean {
  const there = new Set(after.columns.map(({ name }) => name))
  const both = before.columns.flatMap(({ name }) => (there.has(name) ? [name] : []))
  const rowsIn = ({ columns, rows }: ChartData) => {
    const places = both.map((name) => columns.findIndex((column) => column.name === name))
    return canonicalJson(rows.map((row) => places.map((place) => row[place] ?? null)))
  }
  return rowsIn(before) === rowsIn(after)
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
      return newer.why
    case "moved-on": {
      const { isNewData, engine } = newer.since
      const what = isNewData ? "Newer data exist" : "This site now computes otherwise"
      return `${what}${engineWords(engine)}. Open the live chart to see what moved.`
    }
    case "newer": {
      const { moved, since, today } = newer
      const engine = engineWords(since.engine)
      const head = since.isNewData ? "Newer data exist" : "This site now computes"
      const [first, ...more] = moved
      if (!first) {
        const figures = since.isNewData ? "" : " other rows"
        return `${head}${figures}; the headline figures are the same${engine}.`
      }
      const only = today.measures.length === 1
      const what = only ? stepWords(first) : `${first.label}, ${stepWords(first)}`
      const rest =
        more.length === 0 ? "" : more.length === 1 ? "; one more moved" : `; ${more.length} more moved`
      return `${head}: ${what}${rest}${engine}.`
    }
  }
}

/** " (engine 1.0.0 then, 1.1.0 now)", where they differ. */
function engineWords(engine: Since["engine"]): string {
  return engine === null ? "" : ` (engine ${engine.then} then, ${engine.now} now)`
}

/** "14 → 11 months": the unit once, where both have it. */
export function stepWords({ before, after, unit }: MovedMeasure): string {
  const end = ` ${unit}`
  const short =
    unit !== "" && before.endsWith(end) && after.endsWith(end) ? before.slice(0, -end.length) : before
  return `${short} → ${after}`
}

/**
 * What lies between in a sentence, said whether or not it moved anything. Neither data nor engine: then the site
 * makes the chart otherwise.
 */
export function sinceSentence({ isNewData, engine }: Since): string {
  if (engine === null) {
    return isNewData
      ? "The engine is the same; the data are newer."
      : "Data and engine are the same; the site makes this chart otherwise than it did."
  }
  return isNewData
    ? "The engine is another one, so that figures may have moved without the data."
    : "The data are the same; the engine is another one."
}
