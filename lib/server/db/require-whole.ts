import "server-only"
import { AppError } from "../errors"
import type { Connection } from "./connection"

/**
 * Refuses a database that holds the first part of a move: what is missing would be taken for what never was.
 *
 * @throws AppError with what to do
 */
export async function requireWhole({ kind, name, ask }: Connection): Promise<void> {
  const marks = await ask(
    kind === "sqlite"
      ? "SELECT 1 FROM sqlite_master WHERE name = '_move'"
      : "SELECT 1 FROM information_schema.tables WHERE table_name = '_move' AND table_schema = current_schema()",
  )
  if (marks.length === 0) return
  throw new AppError(
    "not-ready",
    `${name} holds the first part of a move that was interrupted. Run npm run move again, which goes on with it.`,
  )
}
