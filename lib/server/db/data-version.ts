import "server-only"
import { existsSync } from "node:fs"
import { databasePath } from "../env"
import { AppError } from "../errors"
import { db } from "./client"

/**
 * Number of the newest data version; null before the first import.
 *
 * @throws AppError when there is no database yet or it cannot be read
 */
export async function currentDataVersion(): Promise<number | null> {
  try {
    const { _max } = await db().dataVersion.aggregate({ _max: { number: true } })
    return _max.number
  } catch (cause) {
    const isMissing =
      !existsSync(databasePath()) || (cause instanceof Error && /no such table/.test(cause.message))
    if (isMissing) throw new AppError("not-ready", "There is no database yet. Run: npm run setup", { cause })
    throw new AppError("database-unreadable", "The database cannot be read.", { cause })
  }
}
