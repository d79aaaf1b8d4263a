import "server-only"
import type { Hindsight } from "@/lib/contracts/track-record"
import type { Month } from "@/lib/domain/month"
import { isOutBy, lastDayOf } from "@/lib/estimation/known-then"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { sourceRef } from "@/lib/server/queries/claim-views"

/**
 * Which of the assumptions behind some runs may know more than could be known on a day: those set for a later month,
 * those with a source that came out after it, and those with a source whose age nobody can tell.
 *
 * @param ids assumptions that the runs use
 * @param asOf the month of the day
 */
export function hindsightOf(
  catalogue: Catalogue,
  ids: readonly string[],
  { day, asOf }: { day: string; asOf: Month },
): Hindsight[] {
  const found = ids.flatMap((id) => {
    const assumption = catalogue.assumption.get(id)
    if (!assumption) throw new Error(`assumption ${id} is used and does not exist`)
    const { meaning, scope, sourceIds } = assumption
    const sources = sourceIds.map((sourceId) => sourceRef(catalogue, sourceId))
    const dated = sources.flatMap((source) => (source.publishedOn ? [source] : []))
    const newest = dated.toSorted((a, b) =>
      lastDayOf(a.publishedOn!) < lastDayOf(b.publishedOn!) ? 1 : -1,
    )[0]
    const outBy = sources.filter(({ publishedOn }) => isOutBy(publishedOn, day)).length
    const kind = kindOf({
      isAhead: scope.from !== null && scope.from > asOf,
      isLater: dated.some(({ publishedOn }) => !isOutBy(publishedOn, day)),
      sources: sources.length,
      dated: dated.length,
    })
    return kind === null
      ? []
      : [{ id, meaning, kind, newest: newest ?? null, sources: sources.length, outBy }]
  })
  return found.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || newestFirst(a, b))
}

/** The plainest hindsight first. */
const kinds: readonly Hindsight["kind"][] = ["ahead", "later", "undated", "judgement"]

function newestFirst(a: Hindsight, b: Hindsight): number {
  const day = ({ newest }: Hindsight) => (newest?.publishedOn ? lastDayOf(newest.publishedOn) : "")
  return day(b).localeCompare(day(a)) || a.id.localeCompare(b.id)
}

function kindOf(has: {
  isAhead: boolean
  isLater: boolean
  sources: number
  dated: number
}): Hindsight["kind"] | null {
  if (has.isAhead) return "ahead"
  if (has.isLater) return "later"
  if (has.sources === 0) return "judgement"
  return has.dated < has.sources ? "undated" : null
}
