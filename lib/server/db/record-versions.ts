import "server-only"
import type { RecordKind } from "@/lib/domain/record"
import { unwritableIn } from "@/lib/domain/unwritable"
import { db, type Transaction } from "./client"
import { rowsOfKind } from "./rows/rows-of-kind"

/** Ids asked for in one statement; SQLite takes 32,766 values at most. */
const idsPerStatement = 5000

/**
 * How often each record was changed: 1 as it was created, one more with each revision. Records that do not exist
 * are left out; a retired one is asked for by `retiredVersions`.
 */
export async function recordVersions(
  kind: RecordKind,
  ids: readonly string[],
  tx: Transaction = db(),
): Promise<Map<string, number>> {
  const versions = new Map<string, number>()
  const { table } = rowsOfKind[kind]
  // One that no text can hold is an address that somebody typed, and PostgreSQL would refuse the whole question.
  const askable = ids.filter((id) => unwritableIn(id) === null)
  for (let start = 0; start < askable.length; start += idsPerStatement) {
    const some = askable.slice(start, start + idsPerStatement)
    const places = some.map((_, index) => `$${index + 1}`).join(", ")
    // The table's name comes from the code; the ids are values.
    const rows = await tx.$queryRawUnsafe<{ id: string; version: number | bigint }[]>(
      `SELECT "id", "version" FROM "${table}" WHERE "id" IN (${places})`,
      ...some,
    )
    for (const { id, version } of rows) versions.set(id, Number(version))
  }
  return versions
}
