import { listOf } from "./chip-words"
import type { ChipAnswer } from "./contracts/chip"
import { listWords, reasonWords } from "./control-reasons"
import { controlWords } from "./control-words"
import { isNeutral } from "./export-controls"
import { measureWords, metricName } from "./metric-words"

type Test = ChipAnswer["tests"][number]

/**
 * What settles an answer, each measure once: "TPP 2,368, under 4,800 and 2,400". Where a part passes, the
 * figures that kept it outside; a claim that would only have opened another exception explains nothing.
 */
export function reasonsOf(answer: Pick<ChipAnswer, "status" | "tests">): string[] {
  const known = answer.tests.filter(
    ({ metric, value, holds }) => value !== null && (metric !== "slug" || holds),
  )
  const failed = known.filter(({ holds, value }) => holds === false && typeof value === "number")
  const telling = isNeutral(answer.status) && failed.length > 0 ? failed : known
  const sides = new Map<string, Test[]>()
  for (const test of telling) {
    const key = `${test.metric} ${sideOf(test)}`
    const same = sides.get(key) ?? []
    if (!same.some(({ threshold }) => threshold === test.threshold)) same.push(test)
    sides.set(key, same)
  }
  return [...sides.values()].flatMap(([first, ...others]) =>
    first ? [listOf([firstWords(first), ...others.map(thresholdWords)])] : [],
  )
}

/** A rule that names parts names this one: other tests by their figures. */
function firstWords(test: Test): string {
  return test.metric === "slug" ? "named in the text" : reasonWords(test, (slug) => slug)
}

/** On which side of its threshold a figure lies; tests of anything else stand alone. */
function sideOf({ value, threshold }: Test): string {
  if (typeof value !== "number" || typeof threshold !== "number") return String(threshold)
  return value === threshold ? "on" : value > threshold ? "over" : "under"
}

function thresholdWords({ metric, threshold }: Test): string {
  return typeof threshold === "number" ? measureWords(metric, threshold) : String(threshold)
}

/** Inputs that a headline names before it counts the rest. */
const namedInputs = 3

/** What is not known and what the answer could still be; null for an answer that is firm. */
export function openWords({ missing, possible }: Pick<ChipAnswer, "missing" | "possible">): string | null {
  if (missing.length === 0) return null
  const named = missing.length > namedInputs + 1 ? missing.slice(0, namedInputs) : missing
  const more = missing.length - named.length
  const inputs = listOf([...named.map(metricName), ...(more > 0 ? [`${more} more`] : [])])
  return `Not known: ${inputs}. It could be ${listWords(possible.map((status) => controlWords(status).label))}.`
}
