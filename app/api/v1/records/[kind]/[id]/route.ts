import { z } from "zod"
import { dropTouchedSince } from "@/app/_parts/drop-touched"
import { recordKinds, recordSchemas, type RecordByKind, type RecordKind } from "@/lib/domain/record"
import { editableKinds } from "@/lib/forms/form"
import { tagOfVersion, versionOfTag } from "@/lib/server/api/entity-tag"
import { problemOfError, problemResponse } from "@/lib/server/api/problem"
import { readJson } from "@/lib/server/api/read-json"
import { apiActor } from "@/lib/server/auth/api-actor"
import { withAudit } from "@/lib/server/auth/audit"
import { may, requirePermission, type Actor } from "@/lib/server/auth/permissions"
import type { Edit } from "@/lib/server/mutations/edit"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { getPublicRecord, getRecord } from "@/lib/server/queries/record"

export const dynamic = "force-dynamic"

type Context = { params: Promise<{ kind: string; id: string }> }

const reasonSchema = z
  .string("give a reason")
  .trim()
  .min(1, "give a reason: it stands in the history")
  .max(2000)
const putSchema = z.strictObject({
  record: z.record(z.string(), z.unknown(), "give the whole record"),
  reason: reasonSchema,
  confirmed: z.array(z.string().max(200)).max(1000).default([]),
})
const deleteSchema = z.strictObject({ reason: reasonSchema })

/**
 * A record as it stands. Its ETag is the version that an edit has to name: what is withheld to protect a source is
 * given to those alone who may edit, and without it there is no ETag, since nobody can begin an edit so.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { kind: word, id } = await params
    const kind = recordKinds.find((one) => one === word)
    const isEditor = await isByEditor(request)
    const found = kind ? await (isEditor ? wholeRecord(kind, id) : getPublicRecord(kind, id)) : null
    if (kind === undefined || found === null) return notFound(word, id)
    const headers = {
      ...(found.isWhole && { etag: tagOfVersion(found.version) }),
      "cache-control": isEditor ? "private, no-store" : "no-cache",
      vary: "authorization",
    }
    if (headers.etag !== undefined && request.headers.get("if-none-match") === headers.etag)
      return new Response(null, { status: 304, headers })
    const { record, version, dataVersion } = found
    return Response.json({ kind, version, dataVersion, record }, { headers })
  } catch (error) {
    return problemOfError(error, "GET of a record")
  }
}

async function isByEditor(request: Request): Promise<boolean> {
  const actor = await apiActor(request)
  return actor !== null && may(actor.role, "record:edit")
}

async function wholeRecord(kind: RecordKind, id: string) {
  const found = await getRecord(kind, id)
  return found && { ...found, isWhole: true }
}

/** Writes a record: a change with `If-Match`, a new one with `If-None-Match: *`. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  return editing(request, await params, async ({ actor, kind, id }) => {
    const isNew = request.headers.get("if-none-match")?.trim() === "*"
    const version = versionOfTag(request.headers.get("if-match"))
    if (version === null && !isNew) return versionRequired(kind, id)
    if (version === null && (await getRecord(kind, id)) !== null) return isThere(kind, id)
    const body = putSchema.safeParse(await readJson(request))
    if (!body.success) return unreadable(body.error)
    const { record: json, reason, confirmed } = body.data
    const parsed = (recordSchemas[kind] as unknown as z.ZodType<RecordByKind[RecordKind]>).safeParse(json)
    if (!parsed.success) return unreadable(parsed.error)
    const record = parsed.data
    if (record.id !== id) {
      const message = `must be "${id}", as in the address`
      return problemResponse({
        status: 422,
        detail: "The record has another id.",
        errors: [{ field: "id", message }],
      })
    }
    const edit: Edit =
      version === null ? { do: "create", kind, record } : { do: "change", kind, record, version }
    const saved = await save(actor, edit, reason, confirmed)
    return written(kind, id, saved, version === null ? 201 : 200)
  })
}

/** Retires a record, with a reason. It can be taken back in from its history. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  return editing(request, await params, async ({ actor, kind, id }) => {
    const version = versionOfTag(request.headers.get("if-match"))
    if (version === null) return versionRequired(kind, id)
    const body = deleteSchema.safeParse(await readJson(request))
    if (!body.success) return unreadable(body.error)
    await save(actor, { do: "retire", kind, id, version }, body.data.reason, [])
    return new Response(null, { status: 204 })
  })
}

type Editing = { actor: Actor; kind: RecordKind; id: string }

/** What every edit asks first: whose token it is, whether they may edit, and whether this kind is edited here. */
async function editing(
  request: Request,
  { kind: word, id }: { kind: string; id: string },
  act: (editing: Editing) => Promise<Response>,
): Promise<Response> {
  try {
    const actor = await apiActor(request)
    await withAudit(actor, `${request.method} of a record`, async () => {
      requirePermission(actor, "record:edit")
    })
    if (actor === null) return notFound(word, id)
    const kind = editableKinds.find((one) => one === word)
    if (kind === undefined) return notEdited(word, id)
    return await act({ actor, kind, id })
  } catch (error) {
    return problemOfError(error, `${request.method} of a record`)
  }
}

/** Saves, and answers with the data version that holds it. */
async function save(actor: Actor, edit: Edit, reason: string, confirmed: readonly string[]): Promise<number> {
  const { dataVersion } = await saveEdits({ author: actor, edits: [edit], reason, confirmed, origin: "api" })
  await dropTouchedSince(dataVersion - 1)
  return dataVersion
}

/** @param dataVersion of this save: by now others may have saved theirs */
async function written(kind: RecordKind, id: string, dataVersion: number, status: number): Promise<Response> {
  const found = await getRecord(kind, id)
  if (found === null) return notFound(kind, id)
  return Response.json(
    { kind, version: found.version, dataVersion, record: found.record },
    { status, headers: { etag: tagOfVersion(found.version), "cache-control": "no-store" } },
  )
}

function notFound(kind: string, id: string): Response {
  return problemResponse({ status: 404, detail: `There is no ${kind} with the id "${id}".` })
}

/** Kinds without a form change in the files of data/ and come by an import. */
function notEdited(kind: string, id: string): Response {
  if (!recordKinds.some((one) => one === kind)) return notFound(kind, id)
  const detail = `A ${kind} is not edited here; these are: ${editableKinds.join(", ")}.`
  return problemResponse({ status: 405, detail, headers: { allow: "GET" } })
}

async function versionRequired(kind: RecordKind, id: string): Promise<Response> {
  const newest = (await getRecord(kind, id))?.version ?? null
  const detail =
    "Name the version that the edit began with: If-Match with the ETag of GET, or If-None-Match: * for a new record."
  return problemResponse({ status: 428, detail, newest })
}

async function isThere(kind: RecordKind, id: string): Promise<Response> {
  const newest = (await getRecord(kind, id))?.version ?? null
  return problemResponse({ status: 412, detail: `There is a ${kind} with the id "${id}" already.`, newest })
}

function unreadable(error: z.ZodError): Response {
  const errors = error.issues.map(({ path, message }) => ({
    field: path.length > 0 ? path.join(".") : null,
    message,
  }))
  return problemResponse({ status: 422, detail: "The body is not as it should be.", errors })
}
