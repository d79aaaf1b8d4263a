import { closeDatabase, db } from "@/lib/server/db/client"
import { insertRecords } from "@/lib/server/db/write-records"
import { insertRows } from "@/lib/server/db/write-rows"
import { writeTransaction } from "@/lib/server/db/write-transaction"
import { makeApiToken } from "@/lib/server/mutations/api-tokens"
import { refreshFacts } from "@/lib/server/orders-explorer/refresh-facts"
import { randomBytes } from "node:crypto"
import { aCompany } from "@/tests/factories/records"
import { manyOrders } from "../orders/many-orders"

// Fills a database that holds the data up to a number of orders, and prints a token of an editor's. A program of its own,
// because a process knows one database.
const orders = Number(process.argv[2])
const missing = orders - (await db().order.count())
if (missing > 0) {
  // A record of so many orders is one of many firms: a page lists those of its firm.
  const company = Array.from({ length: 200 }, (_, index) =>
    aCompany({ id: `bench-firm-${index}`, name: `Firm ${index}`, sourceIds: [] }),
  )
  const ids = company.map(({ id }) => id)
  const { order, source, conflict } = manyOrders(missing, ids)
  await writeTransaction(async (execute) => {
    const at = new Date()
    const row = { number: 2, at, editor: "bench", reason: "many orders", origin: "import", readyAt: at }
    await insertRows(execute, "DataVersion", [{ ...row, fingerprint: null, touched: null }])
    await insertRecords(execute, "company", company, 2)
    await insertRecords(execute, "source", source, 2)
    await insertRecords(execute, "order", order, 2)
    await insertRecords(execute, "conflict", conflict, 2)
    await execute(`DELETE FROM "OrderFactState"`, [])
  })
  // As an import does; the first save would wait for it.
  await refreshFacts()
}
const at = new Date()
const id = `usr_${randomBytes(8).toString("hex")}`
const editor = { id, name: "bench", email: `${id}@example.org`, role: "editor" as const }
await db().user.create({ data: { ...editor, emailVerified: true, createdAt: at, updatedAt: at } })
console.log(await makeApiToken(editor, { name: "bench", days: 30 }))
await closeDatabase()
