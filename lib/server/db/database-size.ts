import "server-only"
import { statSync } from "node:fs"
import { z } from "zod"
import { db } from "./client"
import { databaseTarget } from "./target"

const sizeSchema = z.tuple([z.object({ bytes: z.coerce.number() })])

/** How many bytes the database takes on its disk; null where it does not say, as some engines do not. */
export async function databaseSize(): Promise<number | null> {
  const target = databaseTarget()
  if (target.kind === "sqlite") {
    // What was written since the last checkpoint stands beside it.
    return ["", "-wal"].reduce(
      (sum, ending) => sum + (statSync(target.path + ending, { throwIfNoEntry: false })?.size ?? 0),
      0,
    )
  }
  const rows = await db()
    .$queryRawUnsafe("SELECT pg_database_size(current_database())::float8 AS bytes")
    .catch(() => null)
  const parsed = sizeSchema.safeParse(rows)
  return parsed.success ? parsed.data[0].bytes : null
}
