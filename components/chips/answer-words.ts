import type { ChipAnswer } from "@/lib/contracts/chip"
import { reasonWords } from "@/lib/control-reasons"
import { controlWords } from "@/lib/control-words"
import { isNeutral } from "@/lib/export-controls"
import { measureWords, metricName } from "@/lib/metric-words"
import { listOf } from "./chip-words"

type Test = ChipAnswer["tests"][number]

/**
 * What settles an answer, each measure once: "TPP 2,368, under 4,800 and 2,400". Where a part passes, the
 * figures that kept it outside; a claim that would only have opened another exception explains nothing.
 *
 * @param name the part's own, for a rule that names it
 */
export function reasonsOf(answer: Pick<ChipAnswer, "status" | "tests">, name: string): string[] {
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
    first ? [listOf([reasonWords(first, () => name), ...others.map(thresholdWords)])] : [],
  )
}

/** On which side of its threshold a figure lies; tests of anything else stand alone. */
function sideOf({ value, threshold }: Test): string {
  if (typeof value !== "number" || typeof threshold !== "number") return String(threshold)
  return value === threshold ? "on" : value > threshold ? "over" : "under"
}

function thresholdWords({ metric, threshold }: Test): string {
  return typeof threshold === "number" ? measureWords(metric, threshold) : String(threshold)
}

/** What is not known and what the answer could still be; null for an answer that is firm. */
export function openWords({ missing, possible }: Pick<ChipAnswer, "missing" | "possible">): string | null {
  if (missing.length === 0) return null
  const could = possible.map((status) => controlWords(status).label).join(" or ")
  return `Not known: ${listOf(missing.map(metricName))}. It could be ${could}.`
}
