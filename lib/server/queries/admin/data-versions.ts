import "server-only"
import {
  editOrigins,
  revisionActions,
  type DataVersionPage,
  type RevisionLine,
} from "@/lib/contracts/history"
import { requirePermission, type Actor } from "../../auth/permissions"
import { db } from "../../db/client"
import { oneOf, revisionLine, revisionSelect } from "./revision-line"

/** Revisions listed on a data version's page; an import of thousands has the rest in the history. */
const mostListed = 200

/** One data version with what it changed; null when there is none of this number. */
export async function getDataVersion(actor: Actor | null, number: number): Promise<DataVersionPage | null> {
  requirePermission(actor, "history:read")
  const row = await db().dataVersion.findUnique({ where: { number } })
  if (!row) return null
  const revisions = await db().revision.findMany({
    where: { dataVersion: number },
    orderBy: { id: "asc" },
    take: mostListed,
    select: { ...revisionSelect, after: true },
  })
  const groups = await db().revision.groupBy({ by: ["action"], where: { dataVersion: number }, _count: true })
  const counts = { create: 0, change: 0, retire: 0, restore: 0 }
  for (const { action, _count } of groups) counts[oneOf(revisionActions, action)] = _count
  const undoing = await db().dataVersion.findFirst({ where: { undoes: number }, orderBy: { number: "desc" } })
  return {
    number,
    at: row.at.toISOString(),
    editor: row.editor,
    reason: row.reason,
    origin: oneOf(editOrigins, row.origin),
    undoes: row.undoes,
    undoneBy: undoing?.number ?? null,
    counts,
    revisions: revisions.map((revision) => revisionLine(revision, revision.after)),
    more: groups.reduce((sum, { _count }) => sum + _count, 0) - revisions.length,
    changedSince: await newestSince(number),
  }
}

/** The newest revision of each record of a data version that has another one since. */
async function newestSince(number: number): Promise<RevisionLine[]> {
  const rows = await db().$queryRaw<{ id: number | bigint }[]>`
    SELECT MAX("later"."id") AS "id"
    FROM "Revision" AS "own"
    JOIN "Revision" AS "later"
      ON "later"."kind" = "own"."kind" AND "later"."recordId" = "own"."recordId"
      AND "later"."dataVersion" > "own"."dataVersion"
    WHERE "own"."dataVersion" = ${number}
    GROUP BY "own"."kind", "own"."recordId"
    ORDER BY 1
    LIMIT ${mostListed}`
  const later = await db().revision.findMany({
    where: { id: { in: rows.map(({ id }) => Number(id)) } },
    orderBy: { id: "asc" },
    select: { ...revisionSelect, after: true },
  })
  return later.map((revision) => revisionLine(revision, revision.after))
}
