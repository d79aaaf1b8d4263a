import "server-only"
import type { RunwaysInBrief } from "@/lib/contracts/contradiction"
import type { Estimate } from "@/lib/contracts/estimate"
import { reasonForNone } from "@/lib/grade-words"

/** A firm's published runways, as a claim's are held against them. */
export function publishedOf({ training, inference }: Estimate): RunwaysInBrief {
  return { training: inBrief(training), inference: inBrief(inference) }
}

/** One workload's runways: own chips alone and all, or why there are none. */
export function inBrief({
  grade,
  why,
  missing,
  stock,
  all,
}: Pick<Estimate["training"], "grade" | "why" | "missing"> & {
  stock: Pick<NonNullable<Estimate["training"]["stock"]>, "quantiles"> | null
  all: Pick<NonNullable<Estimate["training"]["stock"]>, "quantiles"> | null
}): RunwaysInBrief["training"] {
  return {
    grade,
    own: stock?.quantiles ?? null,
    all: all?.quantiles ?? null,
    whyNone:
      grade !== "none"
        ? null
        : (reasonForNone(why) ?? (missing.join("; ") || "nothing on record carries one")),
  }
}
