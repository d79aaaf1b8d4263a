import "server-only"
import { connectTo } from "../db/connection"
import { databaseTarget } from "../db/target"
import { AppError } from "../errors"

/**
 * Refuses a database that holds the first part of a move: what is missing would be taken for what never was.
 *
 * @throws AppError with what to do
 */
export async function requireWhole(): Promise<void> {
  const target = databaseTarget()
  const { kind, name, ask, close } = await connectTo(target)
  try {
    const marks = await ask(
      kind === "sqlite"
        ? "SELECT 1 FROM sqlite_master WHERE name = '_move'"
        : "SELECT 1 FROM information_schema.tables WHERE table_name = '_move' AND table_schema = current_schema()",
    )
    if (marks.length === 0) return
  } finally {
    await close()
  }
  throw new AppError(
    "not-ready",
    `${name} holds the first part of a move that was interrupted. Run npm run move again, which goes on with it.`,
  )
}
