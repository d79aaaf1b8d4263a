import "server-only"
import { connectTo, type Ask, type Connection } from "../db/connection"
import { migrate } from "../db/migrate"
import { knownHistory } from "../db/migration-history"
import { requireWhole } from "../db/require-whole"
import { tableShapes, type TableShape } from "../db/table-shapes"
import { databaseName, type DatabaseTarget } from "../db/target"
import { AppError } from "../errors"
import { requireDatabase } from "./backup"
import { checkSnapshots, newestDataVersion } from "./check-database"
import { copyTables, requireSameTables } from "./copy-tables"
import { requireNobodyThere } from "./require-nobody-there"
import { emptyQueue } from "./empty-queue"
import { beginIn, endIn, judgeTarget } from "./move-target"
import { ifThere } from "./open-if-there"
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
    const sourceIsStillFree = await requireNobodyThere(source)
    const looked = await ifThere(to, (target) => requireNobodyThere(target))
    const moved = await source.reading((ask) =>
      moveInto({ kind: source.kind, name: source.name, ask }, to, { isRestarted, onProgress }),
    )
    const target = await connectTo(to)
    try {
      await sourceIsStillFree(source.ask)
      await (looked ? looked(target.ask) : requireNobodyThere(target))
      await requireUnchanged(source, moved.tables)
      await target.writing(async (ask) => {
        if (target.kind === "postgresql" && moved.found !== "all") await emptyQueue(ask)
        await endIn(ask)
      })
    } finally {
      await target.close()
    }
    return moved
  } finally {
    await source.close()
  }
}

async function moveInto(
  source: Pick<Connection, "kind" | "name" | "ask">,
  to: DatabaseTarget,
  { isRestarted, onProgress }: Required<Options>,
): Promise<Moved> {
  const shapes = await tableShapes(source, source.ask)
  const tables = carried(shapes, "move")
  const sums = await sumsOf(source.ask, source.kind, tables)
  const coming = { source: source.name, sums, isRestarted }
  const found =
    (await ifThere(to, (target, history) => judgeTarget(target, history, coming))) ?? ("nothing" as const)
  // Only now: a target that is refused is left as it was, the tables of an earlier release included.
  await migrate(to.kind === "sqlite" ? `file:${to.path}` : to.url, { mayBePartOfMove: true })
  const target = await connectTo(to)
  try {
    requireSameTables(shapes, await tableShapes(target, target.ask))
    if (found === "nothing" || found === "thrown away") await beginIn(target, tables, found, coming)
    if (found !== "all") await copyInto(source, target, tables, sums, onProgress)
    const checked = await checkSnapshots(target.ask, target.kind, tables)
    if (checked.faults.length > 0) throw new Error(`${source.name} is damaged: ${checked.faults.join("; ")}`)
    return {
      tables: sums,
      dataVersion: await newestDataVersion(source.ask),
      snapshots: checked.count,
      leftOut: namesLeftOut(shapes, "move"),
      found: found === "thrown away" ? "nothing" : found,
    }
  } finally {
    await target.close()
  }
}

async function copyInto(
  source: Pick<Connection, "kind" | "ask">,
  target: Connection,
  tables: readonly TableShape[],
  sums: TableSums,
  onProgress: Required<Options>["onProgress"],
): Promise<void> {
  const written = new Map<string, number>()
  for (const { name } of tables) written.set(name, await countOf(target.ask, name))
  await copyTables(source, target, tables, (table, rows) => {
    written.set(table, written.get(table)! + rows)
    onProgress(table, written.get(table)!, sums[table]!.rows)
  })
  const different = differences(sums, await sumsOf(target.ask, target.kind, tables))
  if (different.length === 0) return
  throw new Error(
    `these tables are not the same in both databases: ${different.join(", ")}. Begin anew with --restart.`,
  )
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

async function countOf(ask: Ask, table: string): Promise<number> {
  const [row] = await ask(`SELECT count(*) FROM "${table}"`)
  return Number(row![0])
}
