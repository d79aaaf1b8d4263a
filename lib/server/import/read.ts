import "server-only"
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { z } from "zod"
import {
  recordKinds,
  recordSchemas,
  type RecordByKind,
  type RecordKind,
  type Records,
} from "@/lib/domain/record"
import { unwritableParts } from "@/lib/domain/unwritable"
import { AppError } from "../errors"
import { listDataFiles, type DataFile } from "./data-layout"
import { refuseImport, type Problem } from "./problem"
import { withoutEmptyParts } from "./without-empty-parts"

export type DataFiles = {
  records: Records
  /** Of the files' bytes: equal text, equal fingerprint. */
  fingerprint: string
  /** The file a record stands in. */
  fileOf(kind: RecordKind, id: string): string
}

/**
 * Every record of a data folder, checked by its schema. A kind without a file has no records.
 *
 * @throws AppError naming file, record and field of each problem
 */
export function readDataFiles(folder: string): DataFiles {
  const records = Object.fromEntries(recordKinds.map((kind) => [kind, []])) as unknown as Records
  const problems: Problem[] = []
  const files = new Map<string, string>()
  for (const listed of listDataFiles(folder)) {
    const { kind, file } = listed
    for (const record of readFile(folder, listed, problems)) {
      const key = `${kind}:${record.id}`
      const earlier = files.get(key)
      if (earlier !== undefined) {
        const message = `this id stands twice, also in ${earlier}; ids are unique within a kind of record`
        problems.push({ file, record: record.id, field: "id", message })
      }
      files.set(key, file)
      ;(records[kind] as RecordByKind[RecordKind][]).push(record)
    }
  }
  if (problems.length > 0) throw refuseImport(problems)
  return {
    records,
    fingerprint: dataFingerprint(folder),
    fileOf: (kind, id) => files.get(`${kind}:${id}`) ?? "the database",
  }
}

/** SHA-256 of the folder's data files, names and bytes. */
export function dataFingerprint(folder: string): string {
  const hash = createHash("sha256")
  for (const { file } of listDataFiles(folder)) hash.update(`${file}\0`).update(bytesOf(folder, file))
  return hash.digest("hex")
}

const wanted: Record<DataFile["holds"], string> = {
  list: "the file must hold a list of records, [ … ]",
  one: "the file must hold one record, { … }, and holds a list; give each record of it a file of its own",
}

function readFile(
  folder: string,
  { kind, file, holds }: DataFile,
  problems: Problem[],
): RecordByKind[RecordKind][] {
  let written: unknown
  try {
    // Editors on Windows begin a file with a byte order mark, which JSON does not know.
    written = JSON.parse(textOf(folder, file).replace(/^\uFEFF/, ""))
  } catch (error) {
    if (error instanceof UnreadableFile) {
      problems.push({ file, record: null, field: null, message: error.reason })
      return []
    }
    const message = `this is not JSON: ${error instanceof Error ? error.message : String(error)}`
    problems.push({ file, record: null, field: null, message })
    return []
  }
  if (Array.isArray(written) !== (holds === "list")) {
    problems.push({ file, record: null, field: null, message: wanted[holds] })
    return []
  }
  const list: unknown[] = Array.isArray(written) ? written : [written]
  const records: RecordByKind[RecordKind][] = []
  list.forEach((entry, index) => {
    const parsed = recordSchemas[kind].safeParse(entry)
    const issues = parsed.success ? unwritableParts(parsed.data) : parsed.error.issues.map(innermost)
    if (parsed.success && issues.length === 0) {
      records.push(withoutEmptyParts(kind, parsed.data))
      return
    }
    const record = idOf(entry) ?? (holds === "list" ? `entry ${index + 1}` : null)
    for (const { path, message } of issues) {
      problems.push({ file, record, field: fieldPath(entry, path), message })
    }
  })
  return records
}

/** A data file that is there and gives no text. Its reason is a sentence's rest: "this is a folder …". */
class UnreadableFile extends AppError {
  readonly reason: string

  constructor(file: string, reason: string, cause: unknown) {
    super("invalid-data", `${file}: ${reason}`, { cause })
    this.reason = reason
  }
}

function bytesOf(folder: string, file: string): Buffer {
  return readable(file, () => readFileSync(join(folder, file)))
}

function textOf(folder: string, file: string): string {
  const bytes = bytesOf(folder, file)
  return readable(file, () => bytes.toString("utf8"))
}

const unreadable: Record<string, string> = {
  EISDIR: "this is a folder, and a file is needed",
  EACCES: "this file cannot be read: give this user permission to read it",
  EPERM: "this file cannot be read: give this user permission to read it",
  ENOENT: "this file is a link to nowhere",
  ERR_FS_FILE_TOO_LARGE:
    "this file is too large to be read in one piece; spread its records over smaller files",
  ERR_STRING_TOO_LONG:
    "this file is too large to be read in one piece; spread its records over smaller files",
}

function readable<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    const { code = "", message = "" } = cause as { code?: string; message?: string }
    throw new UnreadableFile(file, unreadable[code] ?? `this file cannot be read: ${message}`, cause)
  }
}

/**
 * In a choice between shapes, the complaint of the shape that got furthest says most; of several equally far,
 * that of the shape with the fewest complaints.
 */
function innermost(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string } {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return issue
  const shapes = [...issue.errors].sort((a, b) => a.length - b.length)
  const candidates = shapes.flatMap(([first]) => (first ? [innermost(first)] : []))
  const deepest = candidates.sort((a, b) => b.path.length - a.path.length)[0]
  if (!deepest || deepest.path.length === 0) return issue
  return { path: [...issue.path, ...deepest.path], message: deepest.message }
}

/** "reports.1 (ft-2023-08-a800).quantity.low": a list's entry with its id, where it has one. */
function fieldPath(entry: unknown, path: readonly PropertyKey[]): string | null {
  let value: unknown = entry
  const parts = path.map((key) => {
    value =
      value !== null && typeof value === "object" ? (value as Record<PropertyKey, unknown>)[key] : undefined
    const id = typeof key === "number" ? idOf(value) : null
    return id === null ? String(key) : `${String(key)} (${id})`
  })
  return parts.length === 0 ? null : parts.join(".")
}

function idOf(entry: unknown): string | null {
  const id = entry !== null && typeof entry === "object" ? (entry as { id?: unknown }).id : undefined
  return typeof id === "string" && id !== "" ? id : null
}
