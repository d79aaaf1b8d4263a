import "server-only"
import type { NumberInput } from "@/lib/contracts/number"
import type { Assumption } from "@/lib/domain/assumption"
import { distributionWords } from "@/lib/distribution-words"
import { inputRangeWords } from "@/lib/drivers-words"
import { percentilesOf } from "@/lib/estimation"
import { inputWords } from "@/lib/input-words"
import { sentenceCase } from "@/lib/labels"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { opening, type Opened } from "./opened"

/** An assumption as an input of something else: its name and its range, leading to itself. */
export function assumptionInput(opened: Opened, assumption: Assumption): NumberInput {
  const { label } = assumptionName(opened.catalogue, assumption)
  return opening(opened, { of: "assumption", assumption: assumption.id }, label, assumptionRange(assumption))
}

/** How an assumption is called, and whose it is. */
export function assumptionName(
  { company }: Catalogue,
  assumption: Assumption,
): { label: string; whose: string | null } {
  const [only, ...others] = assumption.scope.firms ?? []
  const whose = only !== undefined && others.length === 0 ? (company.get(only)?.name ?? only) : null
  return { label: sentenceCase(inputWords(assumption, whose ?? "each firm").label), whose }
}

/** Nine in ten of its draws: "3 × 10²⁴ to 3 × 10²⁵ FLOP"; in its own words where it has no percentiles. */
export function assumptionRange({ distribution, unit }: Pick<Assumption, "distribution" | "unit">): string {
  const { p5, p95 } = percentilesOf(distribution)
  return p5 === null || p95 === null ? distributionWords(distribution) : inputRangeWords({ p5, p95, unit })
}
