import "server-only"
import { z } from "zod"
import { now } from "../clock"
import type { Ask, Connection } from "../db/connection"
import type { MigrationHistory } from "../db/migration-history"
import { tableShapes, type TableShape } from "../db/table-shapes"
import { AppError } from "../errors"
import { holdsRows } from "./check-database"
import { emptyTables, requireEmptiable } from "./empty-tables"
import { differences, sumsOf, type TableSums } from "./table-sum"
import { carried } from "./what-is-kept"

/** What a move finds in its target: nothing, its own first part, everything, or a part that is to be thrown away. */
export type Found = "nothing" | "part" | "all" | "thrown away"

/** What stands in the target while a move is under way. */
const markSchema = z.object({ source: z.string(), tables: z.record(z.string(), z.string()) })

type Coming = {
  /** Name of the source. */
  source: string
  /** What its tables hold. */
  sums: TableSums
  /** Whether what an interrupted move left may be thrown away. */
  isRestarted: boolean
}

/**
 * Makes sure that a target is empty, or that what it holds is ours to go on with. Only reads, so that a target that is
 * refused is as it was; it may still have the tables of an earlier release.
 *
 * @throws AppError where it holds something else
 */
export async function judgeTarget(
  target: Connection,
  { pending }: MigrationHistory,
  { source, sums, isRestarted }: Coming,
): Promise<Found> {
  const tables = carried(await tableShapes(target, target.ask), "move")
  const mark = await readMark(target.ask)
  const holds = await holdsRows(target.ask, tables)
  if (mark === null) {
    if (!holds) return "nothing"
    if (pending.length === 0 && isSame(sums, await sumsOf(target.ask, target.kind, tables))) return "all"
    throw holdsOther(target.name, source)
  }
  if (isRestarted) {
    requireEmptiable(target.kind)
    return "thrown away"
  }
  const moved = Object.keys(sums).filter((table) => mark.tables[table] !== sums[table]!.sha256)
  if (mark.source === source && moved.length === 0) return holds ? "part" : "nothing"
  throw new AppError(
    "conflict",
    mark.source === source
      ? `${source} has moved since that move was interrupted (${moved.join(", ")}). Stop whoever works on it, and begin anew with --restart.`
      : `${target.name} holds an interrupted move of another database, ${mark.source}. Go on with that one, or begin anew with --restart.`,
  )
}

/**
 * Writes into a target, once it has this version's tables, which move begins in it.
 *
 * @throws AppError where somebody has written to it since it was judged
 */
export async function beginIn(
  target: Connection,
  tables: readonly TableShape[],
  found: "nothing" | "thrown away",
  { source, sums }: Coming,
): Promise<void> {
  await target.writing(async (ask) => {
    if (found === "thrown away") await emptyTables(ask, target.kind, tables)
    else if (await holdsRows(ask, tables)) throw holdsOther(target.name, source)
    await ask(`CREATE TABLE IF NOT EXISTS "_move" ("begunAt" TEXT NOT NULL, "mark" TEXT NOT NULL)`)
    await ask(`DELETE FROM "_move"`)
    const hashes = Object.fromEntries(Object.entries(sums).map(([table, { sha256 }]) => [table, sha256]))
    const mark = { source, tables: hashes }
    await ask(`INSERT INTO "_move" VALUES (?, ?)`, [now().toISOString(), JSON.stringify(mark)])
  })
}

/** Says that a move has come to its end. */
export async function endIn(ask: Ask): Promise<void> {
  await ask(`DROP TABLE IF EXISTS "_move"`)
}

function isSame(one: TableSums, other: TableSums): boolean {
  return differences(one, other).length === 0
}

function holdsOther(target: string, source: string): AppError {
  return new AppError(
    "conflict",
    `${target} holds data that are not those of ${source}. Nothing was changed. Name an empty database.`,
  )
}

async function readMark(ask: Ask): Promise<z.infer<typeof markSchema> | null> {
  const rows = await ask(`SELECT "mark" FROM "_move"`).catch(() => [])
  return rows.length === 0 ? null : markSchema.parse(JSON.parse(String(rows[0]![0])))
}
