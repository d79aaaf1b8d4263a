import "server-only"
import type { ReviewLine, ReviewPage } from "@/lib/contracts/review"
import { recordTitle } from "@/lib/record-title"
import { z } from "zod"
import { requirePermission, type Actor } from "../../auth/permissions"
import { db } from "../../db/client"
import { getPendingEdit, listPendingEdits, type PendingEdit } from "../../mutations/pending-edits"
import { previewEdits } from "../../mutations/preview-edits"
import { loadWholeCatalogue } from "../catalogue"
import { getRecord } from "../record"

/** Edits sent to a second editor: those that wait first. */
export async function listReviews(actor: Actor | null): Promise<ReviewLine[]> {
  requirePermission(actor, "review:decide")
  return (await listPendingEdits(actor)).map((pending) => lineOf(actor, pending))
}

/** One edit sent to a second editor with all that a decision needs; null when there is none of this id. */
export async function getReview(actor: Actor | null, id: string): Promise<ReviewPage | null> {
  requirePermission(actor, "review:decide")
  const pending = await getPendingEdit(actor, id)
  if (pending === null) return null
  const { edit, kind, recordId, confirmed } = pending
  const standing = pending.state === "waiting" ? await getRecord(kind, recordId) : null
  const began = edit.do === "change" || edit.do === "retire" ? edit.version : null
  const line = lineOf(actor, pending)
  return {
    ...line,
    title: edit.do === "retire" ? recordTitle(standing?.record ?? null, recordId) : line.title,
    current: pending.state === "waiting" ? (standing?.record ?? null) : await before(pending, began),
    proposed: edit.do === "retire" ? null : edit.record,
    confirmed,
    hasMovedOn: pending.state === "waiting" && (standing?.version ?? null) !== began,
    preview: pending.state === "waiting" ? await previewOf(actor, pending) : null,
  }
}

/** The record that a decided edit began with. */
async function before({ kind, recordId }: PendingEdit, version: number | null): Promise<unknown> {
  if (version === null) return null
  const row = await db().revision.findFirst({
    where: { kind, recordId },
    orderBy: { id: "asc" },
    skip: version - 1,
    select: { after: true },
  })
  return row?.after ?? null
}

async function previewOf(
  actor: Actor,
  { edit, reason, confirmed }: PendingEdit,
): Promise<ReviewPage["preview"]> {
  const preview = await previewEdits({ author: actor, edits: [edit], reason, confirmed, origin: "edit" })
  const { records } = await loadWholeCatalogue()
  const horizon = records.assumption.find(({ field }) => field === "horizonMonths")?.distribution
  return {
    effects: preview.effects,
    horizonMonths: horizon?.dist === "fixed" ? z.number().parse(horizon.value) : 60,
    isLarge: preview.asksSecondLook,
    faults: preview.faults.map(
      ({ id, field, message }) => `${id}${field === null ? "" : `, ${field}`}: ${message}`,
    ),
  }
}

function lineOf(actor: Actor, pending: PendingEdit): ReviewLine {
  const { edit, reviewNote, createdAt, reviewedAt } = pending
  return {
    id: pending.id,
    kind: pending.kind,
    recordId: pending.recordId,
    title: recordTitle(edit.do === "retire" ? null : edit.record, pending.recordId),
    does: edit.do,
    reason: pending.reason,
    author: pending.authorName,
    isOwn: pending.authorId === actor.id,
    createdAt: createdAt.toISOString(),
    state: pending.state,
    reviewer: pending.reviewer,
    reviewedAt: reviewedAt?.toISOString() ?? null,
    note: reviewNote,
    dataVersion: pending.dataVersion,
  }
}
