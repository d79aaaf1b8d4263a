import { dayWords } from "../day-words"
import { paramsOfCharts } from "./view-segments"
import type { ChartDocument } from "./document"
import type { ChartSpec } from "./spec"

/** The day of which a chart shows what was known; null: what is known now. */
export function knownOf(spec: ChartSpec): string | null {
  return "known" in spec ? (spec.known ?? null) : null
}

/** The same chart of what is known now. */
export function specOfNow(spec: ChartSpec): ChartSpec {
  if (!("known" in spec)) return spec
  const now = { ...spec }
  delete now.known
  return now
}

/**
 * The same chart of what was known on a day, as a page of that day links to it; null where this chart is of now alone.
 *
 * @param day ISO day; null: now, and the spec is as it was
 */
export function specKnownOn(spec: ChartSpec, day: string | null): ChartSpec | null {
  if (day === null) return spec
  return paramsOfCharts[spec.chart].includes("known") ? ({ ...spec, known: day } as ChartSpec) : null
}

/** A document that says in its title, its answer and its words of which day it is, wherever it is taken. */
export function saidAsKnown(document: ChartDocument, day: string): ChartDocument {
  const { figure, answer } = document
  const on = `as known on ${dayWords(day)}`
  return {
    ...document,
    figure: {
      ...figure,
      title: `${figure.title}, ${on}`,
      words: [
        ...figure.words,
        `Only what had been published by the end of ${dayWords(day)} is in this chart.`,
      ],
    },
    answer: `A${on.slice(1)}: ${answer}`,
  }
}
