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
import { withRecords } from "../with-records"
import { idOf, type Edit, type EditFault } from "./edit"

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
  const standing = recordsMeant(before, edits)
  const real = edits.flatMap((edit): Edit[] => {
    const id = idOf(edit)
    const here = standing.get(nameOf(edit))
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

function nameOf(edit: Edit): string {
  return `${edit.kind}:${idOf(edit)}`
}

/** Records that edits are about, by `nameOf`: found in one look through each kind, which may hold a hundred thousand. */
function recordsMeant(before: Records, edits: readonly Edit[]): Map<string, AnyRecord> {
  const meant = new Set(edits.map(nameOf))
  const found = new Map<string, AnyRecord>()
  for (const kind of new Set(edits.map((edit) => edit.kind))) {
    for (const record of before[kind] as AnyRecord[]) {
      const name = `${kind}:${record.id}`
      if (meant.has(name)) found.set(name, record)
    }
  }
  return found
}

function faultsOf(after: Records, before: Records, edits: readonly Edit[]): EditFault[] {
  // Where something was taken away, whoever names it may stand anywhere.
  const asked = takesAway(before, edits) ? after : onlyOf(edits)
  const broken = checkReferences(asked, after)
  if (broken.length > 0) return broken
  return edits.every(({ kind }) => besideEstimates.has(kind)) ? [] : checkEstimates(after)
}

function takesAway(before: Records, edits: readonly Edit[]): boolean {
  const standing = recordsMeant(before, edits)
  return edits.some((edit) => {
    if (edit.do === "retire") return true
    if (edit.kind !== "order") return false
    const kept = new Set((edit.record as RecordByKind["order"]).reports.map(({ id }) => id))
    const here = standing.get(nameOf(edit)) as RecordByKind["order"] | undefined
    return (here?.reports ?? []).some(({ id }) => !kept.has(id))
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
    const now = new Map<string, AnyRecord | null>()
    for (const edit of edits) {
      if (edit.kind === kind) now.set(idOf(edit), edit.do === "retire" ? null : edit.record)
    }
    ;(after as Record<RecordKind, AnyRecord[]>)[kind] = withRecords(before[kind] as AnyRecord[], now)
  }
  return after
}
