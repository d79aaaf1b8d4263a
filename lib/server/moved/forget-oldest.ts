import "server-only"
import { db } from "@/lib/server/db/client"

/** What kept comparisons are called among the analyses. */
export const movedKind = "moved"

/** Comparisons that stay in the database; each holds some tens of kilobytes. */
export const mostComparisons = 2000

/** Lets the oldest comparisons go beyond the most that are kept. Who asks for one of them has it made again. */
export async function forgetOldest(most: number = mostComparisons): Promise<void> {
  const beyond = await db().analysis.findFirst({
    where: { kind: movedKind },
    orderBy: { id: "desc" },
    skip: most,
    select: { id: true },
  })
  if (beyond === null) return
  await db().analysis.deleteMany({ where: { kind: movedKind, id: { lte: beyond.id } } })
}
