import type { ChipAnswer } from "@/lib/contracts/chip"
import { reasonWords } from "@/lib/control-reasons"
import { controlWords } from "@/lib/control-words"
import { metricName } from "@/lib/metric-words"
import { listOf } from "./chip-words"

/**
 * What settles an answer, each as a phrase: "TPP 2,368, under 4,800". That a part is not among those named
 * says little and is left out.
 */
export function reasonsOf({ tests }: Pick<ChipAnswer, "tests">, name: string): string[] {
  return tests
    .filter(({ metric, value, holds }) => value !== null && (metric !== "slug" || holds === true))
    .map((test) => reasonWords(test, () => name))
}

/** What is not known and what the answer could still be; null for an answer that is firm. */
export function openWords({ missing, possible }: Pick<ChipAnswer, "missing" | "possible">): string | null {
  if (missing.length === 0) return null
  const could = possible.map((status) => controlWords(status).label).join(" or ")
  return `Not known: ${listOf(missing.map(metricName))}. It could be ${could}.`
}
