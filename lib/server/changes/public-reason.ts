import "server-only"
import { db } from "@/lib/server/db/client"
import type { Telling } from "./public-revision"
import { mostRead, toldRevisions } from "./told-revisions"

/** A version of no more records than these is about each of them, and so is its reason. */
const fewRecords = 20

/**
 * Why a data version was saved, in its editor's words; null where they might tell who a protected source is. A reason
 * speaks of what was changed: of a few records of each, of many of what they share.
 */
export async function publicReason(
  { number, reason }: { number: number; reason: string },
  telling: Telling,
): Promise<string | null> {
  if (telling.protection.sensitive.size === 0) return reason
  const told = await toldRevisions(number, { skip: 0, most: mostRead }, telling)
  const total =
    told.length < mostRead ? told.length : await db().revision.count({ where: { dataVersion: number } })
  const isHidden =
    total <= fewRecords
      ? told.some(({ isProtected }) => isProtected)
      : told.every(({ isProtected }) => isProtected)
  return isHidden && total > 0 ? null : reason
}
