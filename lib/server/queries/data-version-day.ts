import "server-only"
import { db } from "@/lib/server/db/client"
import { cachedQuery } from "./cached"

/** The ISO date on which a data version was saved; it never changes. Null: there is no such version. */
export const getDataVersionDay = cachedQuery(
  "data-version-day",
  async (number: string) => {
    const row = await db().dataVersion.findUnique({ where: { number: Number(number) }, select: { at: true } })
    return row && row.at.toISOString().slice(0, 10)
  },
  () => [],
)
