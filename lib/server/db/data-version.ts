import "server-only"
import { db } from "./client"

/** Number of the newest data version; null before the first import. */
export async function currentDataVersion(): Promise<number | null> {
  const { _max } = await db().dataVersion.aggregate({ _max: { number: true } })
  return _max.number
}
