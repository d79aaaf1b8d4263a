import type { ClaimRow } from "../claims-model"
import type { Mark } from "./figure"

/** A report's figure: a dot by its weight, hollow without any, over the range that it leaves. */
export function claimMarks({
  at,
  from,
  to,
  opensLow,
  opensHigh,
  weight,
}: Pick<ClaimRow, "at" | "from" | "to" | "opensLow" | "opensHigh" | "weight">): Mark[] {
  const isFaint = weight === 0
  const hasRange = from !== to || opensLow || opensHigh
  // A bound that stands alone is where the line ends on the known side.
  const dotAt = at ?? (opensLow ? to : opensHigh ? from : null)
  return [
    ...(hasRange ? [{ type: "range" as const, from, to, opensLow, opensHigh, isFaint }] : []),
    ...(dotAt === null
      ? []
      : [
          {
            type: "dot" as const,
            at: dotAt,
            size: weight,
            tone: isFaint ? ("muted" as const) : ("ink" as const),
            isHollow: isFaint,
            count: null,
          },
        ]),
  ]
}
