import "server-only"
import {
  recordKinds,
  recordSchemas,
  type RecordByKind,
  type RecordKind,
  type Records,
} from "@/lib/domain/record"
import { unwritableParts } from "@/lib/domain/unwritable"
import type { z } from "zod"
import { fingerprintOf } from "../estimates/fingerprint"
import { checkEstimates } from "../import/check-estimates"
import { checkReferences } from "../import/check-references"
import { withoutEmptyParts } from "../import/without-empty-parts"
import type { Edit, EditFault } from "./edit"

type AnyRecord = RecordByKind[RecordKind]

/** The data before and after some edits, and what is wrong with them. Nothing is written. */
export type WorldAfter = {
  after: Records
  /** The edits that change something, each with its record parsed. */
  edits: Edit[]
  faults: EditFault[]
}

/** Kinds that no estimate reads: edits of them alone need no trial assembly. */
const besideEstimates: ReadonlySet<RecordKind> = new Set([
  "source",
  "statement",
  "note",
  "designation",
  "conflict",
])

/** What the data would be after the edits, held to the same checks as an import. Pure. */
export function worldAfter(before: Records, edits: readonly Edit[]): WorldAfter {
  const faults: EditFault[] = []
  const standing = new Map<string, AnyRecord>()
  for (const kind of new Set(edits.map((edit) => edit.kind))) {
    for (const record of before[kind]) standing.set(`${kind}:${record.id}`, record)
  }
  const real = edits.flatMap((edit): Edit[] => {
    const id = edit.do === "retire" ? edit.id : edit.record.id
    const here = standing.get(`${edit.kind}:${id}`)
    if (edit.do === "retire") return [edit]
    if (here && edit.do !== "change") {
      const message = `there is already a ${edit.kind} with the id "${id}"; choose another id or change that record`
      faults.push({ kind: edit.kind, id, field: "id", message })
      return []
    }
    const parsed = (recordSchemas[edit.kind] as z.ZodType<AnyRecord>).safeParse(edit.record)
    const issues = parsed.success ? unwritableParts(parsed.data) : parsed.error.issues
    for (const { path, message } of issues) {
      faults.push({ kind: edit.kind, id, field: path.length > 0 ? path.join(".") : null, message })
    }
    if (!parsed.success || issues.length > 0) return []
    const record = withoutEmptyParts(edit.kind, parsed.data)
    return here && fingerprintOf(here) === fingerprintOf(record) ? [] : [{ ...edit, record }]
  })
  const after = overlay(before, real)
  if (faults.length === 0 && real.length > 0) faults.push(...faultsOf(after, before, real))
  return { after, edits: real, faults }
}

function faultsOf(after: Records, before: Records, edits: readonly Edit[]): EditFault[] {
  // Where something was taken away, whoever names it may stand anywhere.
  const asked = takesAway(before, edits) ? after : onlyOf(edits)
  const broken = checkReferences(asked, after)
  if (broken.length > 0) return broken
  return edits.every(({ kind }) => besideEstimates.has(kind)) ? [] : checkEstimates(after)
}

function takesAway(before: Records, edits: readonly Edit[]): boolean {
  const reports = new Map(before.order.map(({ id, reports: list }) => [id, list]))
  return edits.some((edit) => {
    if (edit.do === "retire") return true
    if (edit.kind !== "order") return false
    const kept = new Set((edit.record as RecordByKind["order"]).reports.map(({ id }) => id))
    return (reports.get(edit.record.id) ?? []).some(({ id }) => !kept.has(id))
  })
}

function onlyOf(edits: readonly Edit[]): Records {
  const records = Object.fromEntries(recordKinds.map((kind) => [kind, []])) as unknown as Records
  for (const edit of edits) if (edit.do !== "retire") (records[edit.kind] as AnyRecord[]).push(edit.record)
  return records
}

/** Records with the edits carried out, each kind still by id, as the database gives them. */
function overlay(before: Records, edits: readonly Edit[]): Records {
  const after: Records = { ...before }
  for (const kind of new Set(edits.map((edit) => edit.kind))) {
    const list = new Map<string, AnyRecord>(
      (before[kind] as AnyRecord[]).map((record) => [record.id, record]),
    )
    for (const edit of edits) {
      if (edit.kind !== kind) continue
      if (edit.do === "retire") list.delete(edit.id)
      else list.set(edit.record.id, edit.record)
    }
    const sorted = [...list.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    ;(after as Record<RecordKind, AnyRecord[]>)[kind] = sorted
  }
  return after
}
