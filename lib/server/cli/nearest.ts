import "server-only"
import { nearestNames } from "@/lib/nearest-names"

/** "nearest: a, b", of what may have been meant by a mistyped id; null where nothing comes close. */
export function nearest(
  typed: string,
  candidates: readonly { name: string; keys: readonly string[] }[],
): string | null {
  const near = nearestNames(
    typed,
    candidates.map((candidate) => ({ ...candidate, href: candidate.name })),
    3,
  )
  return near.length === 0 ? null : `nearest: ${near.map(({ name }) => name).join(", ")}`
}
