import "server-only"
import { recordSchemas, type RecordByKind, type RecordKind } from "@/lib/domain/record"
import { randomUUID } from "node:crypto"
import type { z } from "zod"
import { requirePermission, roles, type Actor, type Role } from "../auth/permissions"
import { now } from "../clock"
import { db } from "../db/client"
import type { Execute } from "../db/write-transaction"
import { AppError } from "../errors"
import { loadWholeCatalogue } from "../queries/catalogue"
import { idOf, type Edit, type Saved, type SaveRequest } from "./edit"
import { EditRefused } from "./edit-errors"
import { evidenceOf } from "./evidence-of"
import { requireWritable } from "./require-writable"
import { refuseRemade, saveEdits } from "./save-edits"
import { versionsNow } from "./versions-now"
import { worldAfter } from "./world-after"

export type PendingState = "waiting" | "published" | "declined" | "withdrawn"

/** An edit that waits for a second editor, or what became of it. */
export type PendingEdit = {
  id: string
  kind: RecordKind
  recordId: string
  /** What publishing it would do. */
  edit: Edit
  reason: string
  confirmed: string[]
  authorId: string
  authorName: string
  createdAt: Date
  state: PendingState
  reviewer: string | null
  reviewedAt: Date | null
  reviewNote: string | null
  dataVersion: number | null
}

/**
 * Puts an edit of one record before a second editor. It is held to the checks of a save, so that what waits could be
 * saved today.
 *
 * @returns the waiting edit's id
 */
export async function submitForReview(actor: Actor | null, request: SaveRequest): Promise<string> {
  requirePermission(actor, "record:edit")
  const { reason, confirmed } = request
  if (reason.trim() === "") throw new AppError("invalid-input", "Give a reason for the change.")
  requireWritable("The reason", reason)
  const { records } = await loadWholeCatalogue()
  refuseRemade(request.edits, await versionsNow(request.edits))
  const { edits, faults } = worldAfter(records, request.edits)
  if (faults.length > 0) throw new EditRefused("invalid-data", faults)
  const [edit] = edits
  if (!edit) throw new AppError("invalid-input", "Nothing was changed.")
  if (edits.length > 1) throw new AppError("invalid-input", "Send one record at a time for review.")
  const missing = evidenceOf(edits, records, confirmed).faults
  if (missing.length > 0) throw new EditRefused("evidence-missing", missing)
  const id = randomUUID()
  await db().pendingEdit.create({
    data: {
      id,
      kind: edit.kind,
      recordId: idOf(edit),
      baseVersion: edit.do === "change" || edit.do === "retire" ? edit.version : null,
      ...(edit.do === "retire" ? {} : { record: edit.record }),
      reason,
      evidence: [...confirmed],
      authorId: actor.id,
      authorName: actor.name,
      createdAt: now(),
      state: "waiting",
    },
  })
  return id
}

/** Edits sent for review: those that wait first, then the newest; `limit` at most. */
export async function listPendingEdits(actor: Actor | null, limit = 100): Promise<PendingEdit[]> {
  requirePermission(actor, "review:decide")
  const waiting = await db().pendingEdit.findMany({
    where: { state: "waiting" },
    orderBy: { createdAt: "asc" },
    take: limit,
  })
  const decided = await db().pendingEdit.findMany({
    where: { state: { not: "waiting" } },
    orderBy: { createdAt: "desc" },
    take: limit,
  })
  return [...waiting, ...decided].map(pendingOf)
}

/** One edit sent for review; null when there is none of this id. */
export async function getPendingEdit(actor: Actor | null, id: string): Promise<PendingEdit | null> {
  requirePermission(actor, "review:decide")
  const row = await db().pendingEdit.findUnique({ where: { id } })
  return row && pendingOf(row)
}

/**
 * Publishes an edit that somebody else sent for review, as theirs and with the reviewer's name beside it.
 *
 * @throws EditConflict when the record has moved on since; the edit goes on waiting
 */
export async function publishPendingEdit(actor: Actor | null, id: string, note: string): Promise<Saved> {
  requirePermission(actor, "review:decide")
  const pending = await waitingEdit(id)
  if (pending.authorId === actor.id) {
    throw new AppError("forbidden", "Somebody else has to publish your edit.")
  }
  requireWritable("The note", note)
  const author = await authorOf(pending)
  const { edit, reason, confirmed } = pending
  try {
    return await saveEdits({
      ...{ author, reviewer: actor, edits: [edit], reason, confirmed, origin: "edit" },
      // One with the save: an edit that is not saved goes on waiting, and two reviewers do not publish it twice.
      alongside: (execute, dataVersion) => decideWithin(execute, id, { dataVersion, actor, note }),
    })
  } catch (error) {
    // Where somebody has decided meanwhile, that tells more than what the save found of it.
    if (error instanceof AppError && !(await isWaiting(id).catch(() => true))) throw noLongerWaits(error)
    throw error
  }
}

async function decideWithin(
  execute: Execute,
  id: string,
  { dataVersion, actor, note }: { dataVersion: number; actor: Actor; note: string },
): Promise<void> {
  const count = await execute(
    `UPDATE "PendingEdit" SET "state" = 'published', "dataVersion" = ?, "reviewerId" = ?, "reviewer" = ?,
       "reviewedAt" = ?, "reviewNote" = ? WHERE "id" = ? AND "state" = 'waiting'`,
    [dataVersion, actor.id, actor.name, now(), note || null, id],
  )
  if (count === 0) throw noLongerWaits()
}

/** Declines an edit with a note for its author. */
export async function declinePendingEdit(actor: Actor | null, id: string, note: string): Promise<void> {
  requirePermission(actor, "review:decide")
  if (note.trim() === "") throw new AppError("invalid-input", "Say why: the author reads it.")
  await decide(id, "declined", actor, note)
}

/** Takes one's own edit back before anybody decided. */
export async function withdrawPendingEdit(actor: Actor | null, id: string): Promise<void> {
  requirePermission(actor, "record:edit")
  const { authorId } = await waitingEdit(id)
  if (authorId !== actor.id) throw new AppError("forbidden", "Only its author can withdraw an edit.")
  await decide(id, "withdrawn", actor, "")
}

async function decide(
  id: string,
  state: "declined" | "withdrawn",
  actor: Actor,
  note: string,
): Promise<void> {
  requireWritable("The note", note)
  const { count } = await db().pendingEdit.updateMany({
    where: { id, state: "waiting" },
    data: { state, reviewerId: actor.id, reviewer: actor.name, reviewedAt: now(), reviewNote: note || null },
  })
  if (count === 0) throw noLongerWaits()
}

async function waitingEdit(id: string): Promise<PendingEdit> {
  const row = await db().pendingEdit.findUnique({ where: { id } })
  if (!row) throw new AppError("not-found", "There is no such edit.")
  if (row.state !== "waiting") throw noLongerWaits()
  return pendingOf(row)
}

async function isWaiting(id: string): Promise<boolean> {
  return (await db().pendingEdit.count({ where: { id, state: "waiting" } })) > 0
}

function noLongerWaits(cause?: unknown): AppError {
  return new AppError("conflict", "This edit no longer waits: somebody has decided on it.", { cause })
}

/** The author with today's role: an edit of somebody who may no longer edit is not published. */
async function authorOf({ authorId, authorName }: PendingEdit): Promise<Actor> {
  const user = await db().user.findUnique({ where: { id: authorId } })
  const role = roles.find((one) => one === user?.role)
  if (!user || !role || user.disabledAt !== null) {
    throw new AppError(
      "forbidden",
      `${authorName}, who sent this, may no longer edit. Make the change yourself.`,
    )
  }
  return { id: user.id, name: user.name, email: user.email, role: role satisfies Role }
}

function pendingOf(
  row: NonNullable<Awaited<ReturnType<ReturnType<typeof db>["pendingEdit"]["findUnique"]>>>,
): PendingEdit {
  const kind = row.kind as RecordKind
  return {
    id: row.id,
    kind,
    recordId: row.recordId,
    edit: editOf(kind, row),
    reason: row.reason,
    confirmed: row.evidence as string[],
    authorId: row.authorId,
    authorName: row.authorName,
    createdAt: row.createdAt,
    state: row.state as PendingState,
    reviewer: row.reviewer,
    reviewedAt: row.reviewedAt,
    reviewNote: row.reviewNote,
    dataVersion: row.dataVersion,
  }
}

function editOf(
  kind: RecordKind,
  { recordId, baseVersion, record }: { recordId: string; baseVersion: number | null; record: unknown },
): Edit {
  if (record === null) return { do: "retire", kind, id: recordId, version: baseVersion ?? 0 }
  const parsed = (recordSchemas[kind] as unknown as z.ZodType<RecordByKind[RecordKind]>).parse(record)
  return baseVersion === null
    ? { do: "create", kind, record: parsed }
    : { do: "change", kind, record: parsed, version: baseVersion }
}
