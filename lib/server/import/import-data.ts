import "server-only"
import { recordKinds, type RecordByKind, type RecordKind, type Records } from "@/lib/domain/record"
import { db } from "../db/client"
import { currentDataVersion } from "../db/data-version"
import { isBusy } from "../db/is-busy"
import { readRecords } from "../db/read-records"
import { AppError } from "../errors"
import { beginEstimates } from "../jobs/ask-for-estimates"
import { readyAtSave } from "../jobs/ready-at-save"
import { factsAfterSave } from "../orders-explorer/refresh-facts"
import { touchedTags } from "../queries/touched-tags"
import { observe } from "../watch/observe"
import { applyPlan } from "./apply"
import { checkEstimates } from "./check-estimates"
import { checkReferences } from "./check-references"
import { planImport, type Creation, type ImportPlan, type Named } from "./plan"
import { refuseImport } from "./problem"
import { dataFingerprint, readDataFiles, type DataFiles } from "./read"

type Fault = { kind: RecordKind; id: string; field: string | null; message: string }

export type Imported = { plan: ImportPlan; before: number | null; dataVersion: number | null }

/**
 * Brings a data folder into the database: read, check, plan, and one transaction. Importing the same
 * folder again changes nothing.
 *
 * @throws AppError when a record is wrong, would break an estimate or conflicts with an edit, or when another
 *   process is writing; nothing is imported then
 */
export async function importData(
  folder: string,
  by: { editor: string; reason: string },
  { isDryRun = false }: { isDryRun?: boolean } = {},
): Promise<Imported> {
  const files = readDataFiles(folder)
  try {
    return await observe("import", { isDryRun }, () => importFiles(files, by, isDryRun))
  } catch (cause) {
    if (!isBusy(cause)) throw cause
    const message = "Another import is writing to this database. Try again when it has ended."
    throw new AppError("conflict", message, { cause })
  }
}

async function importFiles(
  files: DataFiles,
  by: { editor: string; reason: string },
  isDryRun: boolean,
): Promise<Imported> {
  const refuse = (faults: readonly Fault[]) =>
    refuseImport(
      faults.map(({ kind, id, field, message }) => ({
        file: files.fileOf(kind, id),
        record: id,
        field,
        message,
      })),
    )
  const before = await currentDataVersion()
  const stored = await readRecords()
  const retired = await retiredRecords()
  const broken = checkReferences(files.records, overlay(stored, files.records))
  if (broken.length > 0) throw refuse(broken)
  const plan = planImport(files.records, stored, await lastImported(), retired)
  if (plan.conflicts.length > 0) throw refuseConflicts(plan.conflicts, retired, files.fileOf)
  const writes = [...plan.create, ...plan.change]
  if (writes.length > 0) {
    const world = afterwards(stored, writes)
    // What was retired here stands in the files all the same, and nothing that is written may name it.
    const named = retired.size > 0 ? checkReferences(recordsOf(writes), world) : []
    if (named.length > 0) throw refuse(named)
    const faults = checkEstimates(world)
    if (faults.length > 0) throw refuse(faults)
  }
  if (isDryRun) return { plan, before, dataVersion: before }
  const changed = writes.map(({ kind, record }) => ({ kind, id: record.id }))
  const after = afterwards(stored, writes)
  const touched = touchedTags(stored, after, changed)
  const number = (before ?? 0) + 1
  const readyAt = writes.length === 0 ? null : await readyAtSave({ number, before: stored, after, touched })
  const { fingerprint } = files
  const dataVersion = await applyPlan(plan, before, { ...by, fingerprint, touched, readyAt })
  if (dataVersion === number) await beginEstimates(number, readyAt)
  await factsAfterSave()
  return { plan, before, dataVersion }
}

/** Whether a folder's files are those of the last import, byte for byte. */
export async function isImported(folder: string): Promise<boolean> {
  const last = await db().dataVersion.findFirst({
    where: { origin: "import" },
    orderBy: { number: "desc" },
    select: { fingerprint: true },
  })
  return last?.fingerprint === dataFingerprint(folder)
}

async function lastImported(): Promise<Map<string, string>> {
  const rows = await db().importedRecord.findMany()
  return new Map(rows.map(({ kind, recordId, fingerprint }) => [`${kind}:${recordId}`, fingerprint]))
}

async function retiredRecords(): Promise<Set<string>> {
  const rows = await db().retiredRecord.findMany({ select: { kind: true, recordId: true } })
  return new Set(rows.map(({ kind, recordId }) => `${kind}:${recordId}`))
}

/** The records as they will be after the plan: an edit that it keeps stands, whatever the files say. */
function afterwards(stored: Records, writes: readonly Creation[]): Records {
  return overlay(stored, recordsOf(writes))
}

function recordsOf(writes: readonly Creation[]): Records {
  const written = Object.fromEntries(recordKinds.map((kind) => [kind, []])) as unknown as Records
  for (const { kind, record } of writes) (written[kind] as RecordByKind[RecordKind][]).push(record)
  return written
}

/** Every record that is named anywhere: those of the files over those of the database. */
function overlay(stored: Records, files: Records): Records {
  const merge = (kind: RecordKind) => {
    const named = new Set(files[kind].map(({ id }) => id))
    return [...files[kind], ...stored[kind].filter(({ id }) => !named.has(id))]
  }
  return Object.fromEntries(recordKinds.map((kind) => [kind, merge(kind)])) as Records
}

function refuseConflicts(
  conflicts: Named[],
  retired: ReadonlySet<string>,
  fileOf: (kind: RecordKind, id: string) => string,
): AppError {
  const lines = conflicts.map(({ kind, id }) => {
    const what = retired.has(`${kind}:${id}`)
      ? "was retired here and edited in the file: restore it first, or take it out of the file."
      : "was edited here and in the file, differently."
    return `${fileOf(kind, id)}: ${id}: this ${kind} ${what}`
  })
  lines.push(
    "Nothing was imported. Make the file say what the record should be: put back its old text to keep the edit, " +
      "or write the edit into it.",
  )
  return new AppError("conflict", lines.join("\n"))
}
