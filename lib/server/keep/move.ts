import "server-only"
import { z } from "zod"
import { now } from "../clock"
import { connectTo, type Ask, type Connection } from "../db/connection"
import { migrate } from "../db/migrate"
import { knownHistory } from "../db/migration-history"
import { requireWhole } from "../db/require-whole"
import { tableShapes, type TableShape } from "../db/table-shapes"
import { databaseName, type DatabaseTarget } from "../db/target"
import { AppError } from "../errors"
import { requireDatabase } from "./backup"
import { checkSnapshots, holdsRows, newestDataVersion } from "./check-database"
import { copyTables, requireSameTables } from "./copy-tables"
import { requireNobodyThere } from "./require-nobody-there"
import { emptyQueue } from "./empty-queue"
import { emptyTables } from "./empty-tables"
import { differences, sumsOf, type TableSums } from "./table-sum"
import { carried, namesLeftOut } from "./what-is-kept"

export type Moved = {
  /** Each table with its rows and their hash: in both databases. */
  tables: TableSums
  dataVersion: number | null
  /** Snapshots and inputs whose content hashes to their name. */
  snapshots: number
  leftOut: string[]
  /** Whether an interrupted move was gone on with, or everything was there already. */
  found: "nothing" | "part" | "all"
}

type Options = {
  /** Whether what an interrupted move left may be thrown away. */
  isRestarted?: boolean
  /** Hears how many rows of a table have been written so far, of how many. */
  onProgress?: (table: string, written: number, of: number) => void
}

/** What stands in the target while a move is under way. */
const markSchema = z.object({ source: z.string(), tables: z.record(z.string(), z.string()) })

/**
 * Moves everything from one database into another one, of either kind, and holds the two against each other. The source
 * is read as it was at one moment. The target must be empty or hold what an interrupted move of the same source left:
 * then it is gone on with where it stopped.
 *
 * @throws AppError where the target holds something else, the source has moved since or meanwhile, or instances work on
 *   either; Error where the two differ at the end
 */
export async function moveDatabase(
  from: DatabaseTarget,
  to: DatabaseTarget,
  { isRestarted = false, onProgress = () => {} }: Options = {},
): Promise<Moved> {
  if (databaseName(from) === databaseName(to)) {
    throw new AppError("invalid-input", "The source and the target are one database.")
  }
  requireDatabase(from)
  const source = await connectTo(from)
  try {
    const { pending } = await knownHistory(source)
    await requireWhole(source)
    if (pending.length > 0) {
      throw new AppError(
        "conflict",
        `${source.name} lacks this version's tables (${pending.join(", ")}). Bring it up to date first: npm run setup.`,
      )
    }
    await requireNobodyThere(source)
    await migrate(to.kind === "sqlite" ? `file:${to.path}` : to.url, { mayBePartOfMove: true })
    const target = await connectTo(to)
    try {
      await requireNobodyThere(target)
      return await moveInto(source, target, isRestarted, onProgress)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

async function moveInto(
  source: Connection,
  target: Connection,
  isRestarted: boolean,
  onProgress: NonNullable<Options["onProgress"]>,
): Promise<Moved> {
  const moved: Moved = await source.reading(async (ask) => {
    const shapes = await tableShapes(source, ask)
    const targetShapes = await tableShapes(target, target.ask)
    requireSameTables(shapes, targetShapes)
    const tables = carried(shapes, "move")
    const sums = await sumsOf(ask, source.kind, tables)
    const found = await prepareTarget(source.name, sums, target, tables, isRestarted)
    if (found !== "all") {
      const written = new Map<string, number>()
      for (const { name } of tables) written.set(name, await countOf(target.ask, name))
      await copyTables({ kind: source.kind, ask }, target, tables, (table, rows) => {
        written.set(table, written.get(table)! + rows)
        onProgress(table, written.get(table)!, sums[table]!.rows)
      })
      const different = differences(sums, await sumsOf(target.ask, target.kind, tables))
      if (different.length > 0) {
        throw new Error(
          `these tables are not the same in both databases: ${different.join(", ")}. Begin anew with --restart.`,
        )
      }
    }
    const checked = await checkSnapshots(target.ask, target.kind, tables)
    if (checked.faults.length > 0) throw new Error(`${source.name} is damaged: ${checked.faults.join("; ")}`)
    return {
      tables: sums,
      dataVersion: await newestDataVersion(ask),
      snapshots: checked.count,
      leftOut: namesLeftOut(shapes, "move"),
      found,
    }
  })
  await requireNobodyThere(source)
  await requireNobodyThere(target)
  await requireUnchanged(source, moved.tables)
  await target.writing(async (ask) => {
    if (target.kind === "postgresql" && moved.found !== "all") await emptyQueue(ask)
    await ask(`DROP TABLE IF EXISTS "_move"`)
  })
  return moved
}

/** What was edited after the source's one moment, by whichever way, would be lost without a word. */
async function requireUnchanged(source: Connection, were: TableSums): Promise<void> {
  const are = await source.reading(async (ask) => {
    const tables = carried(await tableShapes(source, ask), "move")
    return sumsOf(ask, source.kind, tables)
  })
  const edited = differences(were, are)
  if (edited.length === 0) return
  throw new AppError(
    "conflict",
    `${source.name} has been edited meanwhile (${edited.join(", ")}). ` +
      "Stop whoever edits it and move again with --restart.",
  )
}

/** Makes sure that the target is empty, or that what it holds is ours to go on with. */
async function prepareTarget(
  source: string,
  sums: TableSums,
  target: Connection,
  tables: readonly TableShape[],
  isRestarted: boolean,
): Promise<Moved["found"]> {
  const mark = await readMark(target.ask)
  const holds = await holdsRows(target.ask, tables)
  const hashes = Object.fromEntries(Object.entries(sums).map(([table, { sha256 }]) => [table, sha256]))
  if (mark === null && holds) {
    if (differences(sums, await sumsOf(target.ask, target.kind, tables)).length === 0) return "all"
    throw new AppError(
      "conflict",
      `${target.name} holds data that are not those of ${source}. Nothing was changed. Name an empty database.`,
    )
  }
  if (mark !== null && isRestarted) {
    await target.writing((ask) => emptyTables(ask, target.kind, tables))
  } else if (mark !== null) {
    const moved = Object.keys(hashes).filter((table) => mark.tables[table] !== hashes[table])
    if (mark.source === source && moved.length === 0) return holds ? "part" : "nothing"
    throw new AppError(
      "conflict",
      mark.source === source
        ? `${source} has moved since that move was interrupted (${moved.join(", ")}). Stop whoever works on it, and begin anew with --restart.`
        : `${target.name} holds an interrupted move of another database, ${mark.source}. Go on with that one, or begin anew with --restart.`,
    )
  }
  await target.writing(async (ask) => {
    await ask(`CREATE TABLE "_move" ("begunAt" TEXT NOT NULL, "mark" TEXT NOT NULL)`)
    await ask(`INSERT INTO "_move" VALUES (?, ?)`, [
      now().toISOString(),
      JSON.stringify({ source, tables: hashes }),
    ])
  })
  return "nothing"
}

async function readMark(ask: Ask): Promise<z.infer<typeof markSchema> | null> {
  const rows = await ask(`SELECT "mark" FROM "_move"`).catch(() => [])
  return rows.length === 0 ? null : markSchema.parse(JSON.parse(String(rows[0]![0])))
}

async function countOf(ask: Ask, table: string): Promise<number> {
  const [row] = await ask(`SELECT count(*) FROM "${table}"`)
  return Number(row![0])
}
