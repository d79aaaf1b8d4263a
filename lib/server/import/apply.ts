import "server-only"
import type { RecordByKind, RecordKind } from "@/lib/domain/record"
import { now } from "../clock"
import { kindsInWritingOrder } from "../db/rows/rows-of-kind"
import { deleteOwnedRows, insertRecords, updateRecord } from "../db/write-records"
import { insertRows } from "../db/write-rows"
import { writeTransaction, type Execute } from "../db/write-transaction"
import { AppError } from "../errors"
import { isVersionTaken } from "../mutations/write-edits"
import type { ImportPlan } from "./plan"

export type Provenance = {
  editor: string
  reason: string
  fingerprint: string
  /** Tags of the pages that may show something else afterwards; null: all of them. */
  touched: readonly string[] | null
  /** Since when everybody sees what is imported; null: once its estimates are made. */
  readyAt: Date | null
}

/**
 * Carries a plan out in one transaction: the records, a revision for each, and a data version that moves
 * by one. A plan that changes no record makes no version.
 *
 * @param planned the data version that the plan was made from; null for an empty database
 * @returns the data version afterwards
 * @throws AppError when somebody saved in between; nothing is written then
 */
export async function applyPlan(
  plan: ImportPlan,
  planned: number | null,
  by: Provenance,
): Promise<number | null> {
  const changes = plan.create.length + plan.change.length
  const version = changes > 0 ? (planned ?? 0) + 1 : planned
  await writeTransaction(async (execute) => {
    if (version !== null && changes > 0) {
      // First, because it takes the write lock: from here on nobody else can save.
      await claimVersion(execute, version, by)
      await writeRecords(execute, plan, version)
      await writeRevisions(execute, plan, version, by)
    } else {
      const newest = `(SELECT MAX("number") FROM "DataVersion" WHERE "origin" = 'import')`
      await execute(`UPDATE "DataVersion" SET "fingerprint" = ? WHERE "number" = ${newest}`, [by.fingerprint])
    }
    await rememberFiles(execute, plan)
  })
  return version
}

async function claimVersion(execute: Execute, number: number, by: Provenance): Promise<void> {
  try {
    // JSON's own null would be another value than no value.
    const touched = by.touched && JSON.stringify(by.touched)
    await insertRows(execute, "DataVersion", [{ ...by, number, at: now(), origin: "import", touched }])
  } catch (cause) {
    if (!isVersionTaken(cause)) throw cause
    const message =
      "Somebody saved a change while the import was being prepared. Nothing was imported; run it again."
    throw new AppError("conflict", message, { cause })
  }
}

async function writeRecords(execute: Execute, plan: ImportPlan, version: number): Promise<void> {
  for (const { kind, record } of plan.change) await deleteOwnedRows(execute, kind, record.id)
  for (const kind of kindsInWritingOrder) {
    const created = plan.create.filter((creation) => creation.kind === kind).map(({ record }) => record)
    await insertRecords(execute, kind, created as RecordByKind[RecordKind][], version)
  }
  for (const { kind, record } of plan.change) await updateRecord(execute, kind, record, version)
}

async function writeRevisions(
  execute: Execute,
  plan: ImportPlan,
  dataVersion: number,
  by: Provenance,
): Promise<void> {
  const { editor, reason } = by
  const common = { dataVersion, editor, reason, at: now() }
  const created = plan.create.map(({ kind, record }) => ({
    ...{ kind, recordId: record.id, action: "create", before: null, after: record },
    ...common,
  }))
  const changed = plan.change.map(({ kind, record, before }) => ({
    ...{ kind, recordId: record.id, action: "change", before, after: record },
    ...common,
  }))
  await insertRows(execute, "Revision", [...created, ...changed])
}

/** Notes what the files said, so that the next import can tell an edit here from a change there. */
async function rememberFiles(execute: Execute, { said }: ImportPlan): Promise<void> {
  const rows = said.map(({ kind, id, fingerprint }) => ({ kind, recordId: id, fingerprint }))
  await insertRows(execute, "ImportedRecord", rows, { orReplace: ["kind", "recordId"] })
}
