import "server-only"
import { existsSync } from "node:fs"
import { AppError } from "../errors"
import { databaseRefusal } from "../refusal-of"
import { db } from "./client"
import { databaseTarget } from "./target"

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
    const isMissing = !isThere() || (cause instanceof Error && hasNoTables(cause))
    if (isMissing) throw new AppError("not-ready", "There is no database yet. Run: npm run setup", { cause })
    throw (
      databaseRefusal(cause) ?? new AppError("database-unreadable", "The database cannot be read.", { cause })
    )
  }
}

/** Of a server only a query tells. */
function isThere(): boolean {
  const target = databaseTarget()
  return target.kind === "postgresql" || existsSync(target.path)
}

function hasNoTables(error: Error): boolean {
  const { code } = error as { code?: unknown }
  // P2021: no such table; P1003: no such database.
  return code === "P2021" || code === "P1003" || /no such table/.test(error.message)
}
