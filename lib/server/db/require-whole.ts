import "server-only"
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils"
import { AppError } from "../errors"
import { rowsOf } from "./adapter"
import { databaseName, type DatabaseTarget } from "./target"

/**
 * Refuses a database that holds the first part of a move (lib/server/keep/move.ts): what is missing would be taken for
 * what never was.
 *
 * @throws AppError with what to do
 */
export async function requireWhole(adapter: SqlDriverAdapter, target: DatabaseTarget): Promise<void> {
  const marks = await rowsOf(
    adapter,
    target.kind === "sqlite"
      ? "SELECT 1 FROM sqlite_master WHERE name = '_move'"
      : "SELECT 1 FROM information_schema.tables WHERE table_name = '_move' AND table_schema = current_schema()",
  )
  if (marks.length === 0) return
  throw new AppError(
    "not-ready",
    `${databaseName(target)} holds the first part of a move that was interrupted. Run npm run move again, which goes on with it.`,
  )
}
