import "server-only"
import { db } from "@/lib/server/db/client"
import { publicRevisionSelect, toldRevision, type Telling, type ToldRevision } from "./public-revision"

/** Revisions of a data version that are looked through at most, where no part of them is asked for. */
export const mostRead = 500

/** The revisions of a data version as everybody may read them: a part, or the first of all. */
export async function toldRevisions(
  dataVersion: number,
  part: { skip: number; most: number } | null,
  telling: Telling,
): Promise<ToldRevision[]> {
  const rows = await db().revision.findMany({
    where: { dataVersion },
    orderBy: { id: "asc" },
    skip: part?.skip ?? 0,
    take: part?.most ?? mostRead,
    select: publicRevisionSelect,
  })
  return rows.map((row) => toldRevision(row, telling))
}
