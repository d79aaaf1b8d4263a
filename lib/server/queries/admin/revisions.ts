import "server-only"
import type { EvidenceLine, HistoryFilter, RevisionLine, RevisionPage } from "@/lib/contracts/history"
import { shiftDay } from "@/lib/domain/day"
import { recordTitle } from "@/lib/record-title"
import { requirePermission, type Actor } from "../../auth/permissions"
import { db } from "../../db/client"
import { containing } from "../../db/dialect"
import { revisionLine, revisionSelect } from "./revision-line"

/** Revisions on a page of the history. */
const pageLength = 50

export type History = {
  revisions: RevisionLine[]
  /** Where the next page begins: pass it as `before`. Null: these were the oldest. */
  before: number | null
}

/** The revisions that a filter asks for, newest first. Pages are told by the last id, so that a save in between shifts none. */
export async function listRevisions(actor: Actor | null, filter: HistoryFilter = {}): Promise<History> {
  requirePermission(actor, "history:read")
  const rows = await db().revision.findMany({
    where: {
      kind: filter.kind,
      recordId: filter.id,
      action: filter.action,
      dataVersion: filter.version,
      editor: filter.editor === undefined ? undefined : containing(filter.editor),
      reason: filter.text === undefined ? undefined : containing(filter.text),
      dataVersionRecord: filter.origin === undefined ? undefined : { origin: filter.origin },
      at: {
        gte: filter.from === undefined ? undefined : startOf(filter.from),
        lt: filter.to === undefined ? undefined : startOf(shiftDay(filter.to, 1)),
      },
      id: filter.before === undefined ? undefined : { lt: filter.before },
    },
    orderBy: { id: "desc" },
    take: pageLength + 1,
    select: { ...revisionSelect, after: true },
  })
  const revisions = rows.slice(0, pageLength).map((row) => revisionLine(row, row.after))
  return { revisions, before: rows.length > pageLength ? (revisions.at(-1)?.id ?? null) : null }
}

/** Everybody who ever saved, for suggestions. */
export async function listHistoryEditors(actor: Actor | null): Promise<string[]> {
  requirePermission(actor, "history:read")
  const rows = await db().dataVersion.findMany({
    distinct: ["editor"],
    orderBy: { editor: "asc" },
    select: { editor: true },
  })
  return rows.map(({ editor }) => editor)
}

/** One revision with the record on both sides of it; null when there is none of this id. */
export async function getRevision(actor: Actor | null, id: number): Promise<RevisionPage | null> {
  requirePermission(actor, "history:read")
  const row = await db().revision.findUnique({
    where: { id },
    select: { ...revisionSelect, before: true, after: true, evidence: true },
  })
  if (!row) return null
  const { kind, recordId } = row
  const beside = (direction: "previous" | "next") =>
    db().revision.findFirst({
      where: { kind, recordId, id: direction === "previous" ? { lt: id } : { gt: id } },
      orderBy: { id: direction === "previous" ? "desc" : "asc" },
      select: { id: true },
    })
  return {
    ...revisionLine(row, row.after),
    before: row.before,
    // A retirement keeps in `after` what the record was; afterwards there is none.
    after: row.action === "retire" ? null : row.after,
    evidence: await evidenceLines(row.evidence),
    previous: (await beside("previous"))?.id ?? null,
    next: (await beside("next"))?.id ?? null,
  }
}

async function evidenceLines(json: unknown): Promise<EvidenceLine[]> {
  const evidence = (json ?? []) as { field: string; sourceIds: string[]; how: EvidenceLine["how"] }[]
  const ids = [...new Set(evidence.flatMap(({ sourceIds }) => sourceIds))]
  const rows = await db().source.findMany({
    where: { id: { in: ids } },
    select: { id: true, title: true, publisher: true },
  })
  const titles = new Map(rows.map((row) => [row.id, recordTitle(row, row.id)]))
  return evidence.map(({ field, sourceIds, how }) => ({
    field,
    how,
    sources: sourceIds.map((id) => ({ id, title: titles.get(id) ?? id })),
  }))
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}
