import "server-only"
import { insertRows } from "../db/write-rows"
import type { Execute } from "../db/write-transaction"
import { rowsOfFact, stillRecorded } from "./fact-rows"
import type { KnownFact } from "./facts-of-order"

/** Facts written at a time, so that those of a large import are not all held as rows. */
const factsPerBatch = 500

/** Ends the facts of some orders that were current, at the data version that changed them. */
export async function closeFacts(execute: Execute, orderIds: readonly string[], at: number): Promise<void> {
  for (let start = 0; start < orderIds.length; start += factsPerBatch) {
    const some = orderIds.slice(start, start + factsPerBatch)
    const places = some.map(() => "?").join(", ")
    const current = `"orderId" IN (${places}) AND "recordedUntil" = ?`
    const values = [at, ...some, stillRecorded]
    for (const table of ["OrderFacet", "OrderText"]) {
      const own = `"factId" IN (SELECT "id" FROM "OrderFact" WHERE ${current})`
      await execute(`UPDATE "${table}" SET "recordedUntil" = ? WHERE ${own}`, values)
    }
    await execute(`UPDATE "OrderFact" SET "recordedUntil" = ? WHERE ${current}`, values)
  }
}

/**
 * Writes facts as current from a data version on.
 *
 * @param nextId the first id that is free
 * @returns the first id that is free afterwards
 */
export async function writeFacts(
  execute: Execute,
  facts: Iterable<KnownFact>,
  recordedFrom: number,
  nextId: number,
): Promise<number> {
  let id = nextId
  let batch: ReturnType<typeof rowsOfFact>[] = []
  const flush = async () => {
    await insertRows(
      execute,
      "OrderFact",
      batch.map(({ fact }) => fact),
    )
    await insertRows(
      execute,
      "OrderFacet",
      batch.flatMap(({ facets }) => facets),
    )
    await insertRows(
      execute,
      "OrderText",
      batch.map(({ text }) => text),
    )
    await insertRows(
      execute,
      "OrderShown",
      batch.map(({ shown }) => shown),
    )
    batch = []
  }
  for (const fact of facts) {
    batch.push(rowsOfFact({ id, fact, recordedFrom }))
    id += 1
    if (batch.length === factsPerBatch) await flush()
  }
  await flush()
  return id
}

/** Takes all facts away, so that they can be made from the beginning. */
export async function deleteFacts(execute: Execute): Promise<void> {
  for (const table of ["OrderFacet", "OrderText", "OrderShown", "OrderFact"])
    await execute(`DELETE FROM "${table}"`, [])
}
