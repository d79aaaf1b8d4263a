import "server-only"
import { recordSchemas, type RecordByKind, type RecordKind } from "@/lib/domain/record"
import type { z } from "zod"
import { requirePermission, type Actor } from "../auth/permissions"
import { db } from "../db/client"
import { AppError } from "../errors"
import type { Edit, Saved } from "./edit"
import { EditConflict, type MovedOn } from "./edit-errors"
import { saveEdits } from "./save-edits"
import { versionsNow, type VersionsNow } from "./versions-now"

type AnyRecord = RecordByKind[RecordKind]
type Revision = { kind: string; recordId: string; action: string; before: unknown; after: unknown }

/** Takes a record out, with a reason. Its revisions stay, and it can be restored. */
export async function retireRecord(
  actor: Actor | null,
  kind: RecordKind,
  id: string,
  version: number,
  reason: string,
): Promise<Saved> {
  requirePermission(actor, "record:edit")
  const edits: Edit[] = [{ do: "retire", kind, id, version }]
  return saveEdits({ author: actor, edits, reason, origin: "edit", confirmed: [] })
}

/**
 * Makes a record again what it was: as a revision left it, or as it was before that.
 *
 * @param which a retired record's last state is the `after` of its retirement, too
 */
export async function restoreRevision(
  actor: Actor | null,
  revisionId: number,
  reason: string,
  which: "before" | "after" = "after",
): Promise<Saved> {
  requirePermission(actor, "record:edit")
  const revision = await db().revision.findUnique({ where: { id: revisionId } })
  if (!revision) throw new AppError("not-found", "There is no such revision.")
  const json = which === "before" ? revision.before : revision.after
  if (json === null) {
    throw new AppError("invalid-input", "Before this revision there was no record; retire it instead.")
  }
  const kind = kindOf(revision.kind)
  const edit = await backTo(kind, parse(kind, json))
  return saveEdits({ author: actor, edits: [edit], reason, origin: "restore", confirmed: [] })
}

/**
 * Takes back a whole data version as one act: what it created is retired, what it changed or retired is again what
 * it was before.
 *
 * @throws EditConflict naming the records that were changed since; nothing is taken back then
 */
export async function undoDataVersion(actor: Actor | null, number: number, reason: string): Promise<Saved> {
  requirePermission(actor, "record:edit")
  const revisions = await db().revision.findMany({ where: { dataVersion: number }, orderBy: { id: "asc" } })
  if (revisions.length === 0) throw new AppError("not-found", `Data version ${number} changed no record.`)
  const later = await laterThan(number, revisions)
  if (later.length > 0) throw new EditConflict(later)
  const now = await versionsNow(revisions.map(({ kind, recordId: id }) => retireOf(kindOf(kind), id, 0)))
  const edits = revisions.map((revision) => undoing(revision, now))
  return saveEdits({ author: actor, edits, reason, origin: "undo", confirmed: [], undoes: number })
}

/** Records of a data version that have another revision since. */
async function laterThan(number: number, revisions: readonly Revision[]): Promise<MovedOn[]> {
  const named = new Set(revisions.map(({ kind, recordId }) => `${kind}:${recordId}`))
  const since = await db().revision.findMany({
    where: { dataVersion: { gt: number } },
    select: { kind: true, recordId: true },
  })
  const moved = new Map(
    since
      .filter(({ kind, recordId }) => named.has(`${kind}:${recordId}`))
      .map(({ kind, recordId }) => [`${kind}:${recordId}`, { kind: kindOf(kind), id: recordId }]),
  )
  const now = await versionsNow([...moved.values()].map(({ kind, id }) => retireOf(kind, id, 0)))
  return [...moved.values()].map(({ kind, id }) => ({ kind, id, newest: now.standing(kind, id) }))
}

function undoing({ kind: word, recordId: id, action, before }: Revision, now: VersionsNow): Edit {
  const kind = kindOf(word)
  const version = now.standing(kind, id)
  if (action === "retire") return { do: "restore", kind, record: parse(kind, before) }
  if (version === null) throw new EditConflict([{ kind, id, newest: null }])
  if (action === "create" || action === "restore") return retireOf(kind, id, version)
  return { do: "change", kind, record: parse(kind, before), version }
}

async function backTo(kind: RecordKind, record: AnyRecord): Promise<Edit> {
  const now = await versionsNow([{ do: "create", kind, record }])
  const version = now.standing(kind, record.id)
  return version === null ? { do: "restore", kind, record } : { do: "change", kind, record, version }
}

function retireOf(kind: RecordKind, id: string, version: number): Edit {
  return { do: "retire", kind, id, version }
}

function kindOf(word: string): RecordKind {
  if (!Object.hasOwn(recordSchemas, word))
    throw new Error(`the history holds a kind of record "${word}" that nobody knows`)
  return word as RecordKind
}

/** A record as history has it. One that no longer fits today's schema cannot be put back as it was. */
function parse(kind: RecordKind, json: unknown): AnyRecord {
  const parsed = (recordSchemas[kind] as unknown as z.ZodType<AnyRecord>).safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new AppError(
    "invalid-data",
    `This state cannot be put back: today's records want something else at ${issue?.path.join(".")}: ${issue?.message}`,
  )
}
