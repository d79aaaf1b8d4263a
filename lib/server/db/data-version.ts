import "server-only"
import { AppError } from "../errors"
import { db } from "./client"

/**
 * Number of the newest data version; null before the first import.
 *
 * @throws AppError when the database has no tables yet or cannot be read
 */
export async function currentDataVersion(): Promise<number | null> {
  try {
    const { _max } = await db().dataVersion.aggregate({ _max: { number: true } })
    return _max.number
  } catch (cause) {
    if (cause instanceof Error && cause.message.includes("no such table")) {
      throw new AppError("not-ready", "The database has no tables yet. Run: npm run setup", { cause })
    }
    throw new AppError("database-unreadable", "The database cannot be read.", { cause })
  }
}
