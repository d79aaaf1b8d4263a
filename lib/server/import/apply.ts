import "server-only"
import type { RecordByKind, RecordKind } from "@/lib/domain/record"
import { now } from "../clock"
import { db, type Transaction } from "../db/client"
import { kindsInWritingOrder } from "../db/rows/rows-of-kind"
import { deleteOwnedRows, insertRecords, updateRecord } from "../db/write-records"
import { insertRows } from "../db/write-rows"
import { AppError } from "../errors"
import type { ImportPlan } from "./plan"

export type Provenance = { editor: string; reason: string; fingerprint: string }

/** Long enough for a hundred thousand orders on a slow disk. */
const timeoutMs = 15 * 60_000

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
  await db().$transaction(
    async (tx) => {
      if (version !== null && changes > 0) {
        // First, because it takes the write lock: from here on nobody else can save.
        await claimVersion(tx, version, by)
        await writeRecords(tx, plan, version)
        await writeRevisions(tx, plan, version, by)
      } else {
        await tx.$executeRaw`
          UPDATE "DataVersion" SET "fingerprint" = ${by.fingerprint}
          WHERE "number" = (SELECT MAX("number") FROM "DataVersion" WHERE "origin" = 'import')`
      }
      await rememberFiles(tx, plan)
    },
    { timeout: timeoutMs, maxWait: 10_000 },
  )
  return version
}

async function claimVersion(tx: Transaction, number: number, { editor, reason, fingerprint }: Provenance) {
  try {
    await tx.dataVersion.create({
      data: { number, at: now(), editor, reason, origin: "import", fingerprint },
    })
  } catch (cause) {
    if ((cause as { code?: unknown }).code !== "P2002") throw cause
    const message =
      "Somebody saved a change while the import was being prepared. Nothing was imported; run it again."
    throw new AppError("conflict", message, { cause })
  }
}

async function writeRecords(tx: Transaction, plan: ImportPlan, version: number): Promise<void> {
  for (const { kind, record } of plan.change) await deleteOwnedRows(tx, kind, record.id)
  for (const kind of kindsInWritingOrder) {
    const created = plan.create.filter((creation) => creation.kind === kind).map(({ record }) => record)
    await insertRecords(tx, kind, created as RecordByKind[RecordKind][], version)
  }
  for (const { kind, record } of plan.change) await updateRecord(tx, kind, record, version)
}

async function writeRevisions(
  tx: Transaction,
  plan: ImportPlan,
  dataVersion: number,
  by: Provenance,
): Promise<void> {
  const at = now()
  const { editor, reason } = by
  const common = { dataVersion, editor, reason, at }
  const rows = [
    ...plan.create.map(({ kind, record }) => ({ kind, record, action: "create", before: null })),
    ...plan.change.map(({ kind, record, before }) => ({ kind, record, action: "change", before })),
  ]
  await insertRows(
    tx,
    "Revision",
    rows.map(({ kind, record, action, before }) => ({
      ...{ kind, recordId: record.id, action, before, after: record },
      ...common,
    })),
  )
}

/** Notes what the files said, so that the next import can tell an edit here from a change there. */
async function rememberFiles(tx: Transaction, { said }: ImportPlan): Promise<void> {
  for (const kind of kindsInWritingOrder) {
    const ids = said.filter((named) => named.kind === kind).map(({ id }) => id)
    for (let start = 0; start < ids.length; start += 500) {
      await tx.importedRecord.deleteMany({ where: { kind, recordId: { in: ids.slice(start, start + 500) } } })
    }
  }
  await insertRows(
    tx,
    "ImportedRecord",
    said.map(({ kind, id, fingerprint }) => ({ kind, recordId: id, fingerprint })),
  )
}
