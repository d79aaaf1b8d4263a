import "server-only"
import type { Sensitive } from "@/lib/domain/public-records"
import { openRecords } from "@/lib/server/protection/open-records"
import { protectedSources } from "@/lib/server/protection/protected-sources"
import { createHash, randomUUID } from "node:crypto"
import { setTimeout } from "node:timers/promises"
import type { Records } from "@/lib/domain/record"
import { usualOrdersView } from "@/lib/orders-link"
import { now } from "../clock"
import { db } from "../db/client"
import { currentDataVersion } from "../db/data-version"
import { logError } from "../log"
import { queryRows } from "../db/query-rows"
import { writeTransaction, isTaken, type Execute } from "../db/write-transaction"
import { insertRows } from "../db/write-rows"
import { loadWholeCatalogue } from "../queries/catalogue"
import { factPieces, writePieces, type FactPiece } from "./fact-pieces"
import { dropIndexes, factIndexes, indexesIn, makeIndexes, type FactIndex } from "./fact-indexes"
import { keptColumns, type FactsState } from "./kept-columns"
import { orderSumsSchema, sumsOf, type OrderSums } from "./order-sums"
import { today } from "./known-order"
import { keepWorld, keptWorld } from "./kept-world"
import { OrderWorld } from "./order-world"
import { recordsSince } from "./records-since"
import { deleteFacts } from "./write-facts"

/** Counted up when facts are made in another way, so that those on disk are made anew. */
const factsFormat = 3

const stateId = "orders"

type State = {
  dataVersion: number
  fingerprint: string
  build: string
  unfinishedAt: Date | null
  indexes: string | null
}

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & {
  chipRunwayOrderFacts?: Promise<number>
  /** Builds that this process began: none of them goes on once it has its turn again. */
  chipRunwayOrderBuilds?: Set<string>
}

/**
 * Brings the tables of order facts to the newest data version, where they lag behind: after a save, after an import,
 * at the start, and before they are read, so that a save that was cut off before this leaves nothing stale.
 *
 * What each data version since had changed is told as of that version. All is made from the beginning when facts are
 * made in another way than those on disk, or when other sources are protected: what is protected today is in no
 * earlier version either.
 *
 * @param factsAtOnce facts that one transaction writes at most when all are made: some 150 MB of write-ahead log
 * @returns the data version that they show; 0 without data
 */
export async function refreshFacts(factsAtOnce = 40_000): Promise<number> {
  // One after the other; who waits finds the work done.
  const turn = (holder.chipRunwayOrderFacts ?? Promise.resolve(0))
    .catch(() => 0)
    .then(() => refreshInTurn(factsAtOnce))
  holder.chipRunwayOrderFacts = turn
  return turn
}

/** After a save, which stands whatever becomes of the facts: whoever reads them next tries again. */
export async function factsAfterSave(): Promise<void> {
  try {
    await refreshFacts()
  } catch (cause) {
    logError(cause, "bringing the facts of orders up to date")
  }
}

/** How often another process may be quicker before this one gives up. */
const tries = 5

/** How long a build of another process may write at one part before it is taken for cut off, in milliseconds. */
const patienceMs = 60_000

async function refreshInTurn(factsAtOnce: number): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const newest = await currentDataVersion()
    if (newest === null) return 0
    await othersBuild()
    try {
      return await refreshTo(newest, factsAtOnce)
    } catch (cause) {
      if (!(cause instanceof Overtaken || isTaken(cause)) || attempt === tries) throw cause
    }
  }
}

/** Waits while another process makes the facts from the beginning. One that was cut off is begun again. */
async function othersBuild(): Promise<void> {
  for (;;) {
    const state = await readState()
    if (!state?.unfinishedAt || holder.chipRunwayOrderBuilds?.has(state.build)) return
    if (now().getTime() - state.unfinishedAt.getTime() > patienceMs) return
    await setTimeout(250)
  }
}

/** Another process brought the facts further meanwhile. */
class Overtaken extends Error {}

/** The data version that the facts show; null where there are none, or where they are made in another way now. */
export async function factsVersion(): Promise<number | null> {
  return (await factsState())?.dataVersion ?? null
}

/** Which facts the tables have; null where there are none, or none that may be read. */
export async function factsState(): Promise<FactsState | null> {
  const state = await readState()
  const isWhole = state !== null && state.unfinishedAt === null
  return isWhole && state.fingerprint.startsWith(`${factsFormat}-`) ? state : null
}

async function readState(): Promise<State | null> {
  return db().orderFactState.findUnique({
    where: { id: stateId },
    select: { dataVersion: true, fingerprint: true, build: true, unfinishedAt: true, indexes: true },
  })
}

async function refreshTo(newest: number, factsAtOnce: number): Promise<number> {
  const state = await readState()
  const { records, dataVersion } = await loadWholeCatalogue()
  if (dataVersion < newest) throw new Overtaken()
  const sensitive = await protectedSources()
  const fingerprint = fingerprintOf(sensitive)
  const isSame = state !== null && state.fingerprint === fingerprint && state.unfinishedAt === null
  const kept = state && keptWorld(state)
  if (isSame && state.dataVersion === dataVersion) return dataVersion
  const isAnew = !isSame || state.dataVersion > dataVersion
  const [{ day: savedFirstOn } = { day: "" }] = await firstDay()
  let last = isAnew || kept?.savedFirstOn !== savedFirstOn ? null : kept
  const worldOf = ({ records }: { records: Records }) =>
    (last = new OrderWorld(openRecords(records, sensitive), savedFirstOn, last))
  const { start, steps } = await recordsSince(
    isAnew ? 0 : state.dataVersion,
    { dataVersion, records },
    { isStartKnown: last !== null },
  )
  const pieces = factPieces(last ?? (start && worldOf(start)), steps, worldOf)
  let build: string
  if (isAnew) build = await buildAnew(state, { dataVersion, fingerprint }, pieces, factsAtOnce)
  else {
    build = state.build
    const next = { dataVersion, fingerprint, build, unfinishedAt: null, indexes: null }
    await writeTransaction(async (execute) => {
      await claim(execute, state, next)
      await writePieces(execute, pieces, await nextFreeId(), Infinity)
    })
  }
  if (last) keepWorld({ build, dataVersion, fingerprint }, last)
  await keepSums(dataVersion)
  return dataVersion
}

/** Makes all facts, where they are many in several transactions; until the last is done nobody reads any. Names the build. */
async function buildAnew(
  was: State | null,
  next: Pick<State, "dataVersion" | "fingerprint">,
  pieces: Iterator<FactPiece>,
  factsAtOnce: number,
): Promise<string> {
  const build = randomUUID()
  ;(holder.chipRunwayOrderBuilds ??= new Set()).add(build)
  const indexes = was?.indexes ? indexesIn(was.indexes) : await factIndexes()
  let nextId = 1
  for (let isDone = false; !isDone;) {
    const isBegun = nextId > 1
    await writeTransaction(
      async (execute) => {
        if (isBegun) await goOn(execute, build, { unfinishedAt: now(), indexes })
        else {
          await claim(execute, was, { ...next, build, unfinishedAt: now(), indexes: was?.indexes ?? null })
          await deleteFacts(execute)
        }
        const written = await writePieces(execute, pieces, nextId, factsAtOnce)
        ;({ nextId, isDone } = written)
        if (isDone) {
          if (isBegun || was?.indexes) await makeIndexes(execute, indexes)
          await goOn(execute, build, { unfinishedAt: null, indexes: null })
        } else if (!isBegun) {
          await dropIndexes(execute, indexes)
          await goOn(execute, build, { unfinishedAt: now(), indexes })
        }
      },
      { cacheMiB: 256 },
    )
  }
  return build
}

/** Says how far a build is; fails where another process began its own. */
async function goOn(
  execute: Execute,
  build: string,
  { unfinishedAt, indexes }: { unfinishedAt: Date | null; indexes: readonly FactIndex[] | null },
): Promise<void> {
  const count = await execute(
    `UPDATE "OrderFactState" SET "unfinishedAt" = ?, "indexes" = ? WHERE "build" = ?`,
    [unfinishedAt?.toISOString() ?? null, indexes && JSON.stringify(indexes), build],
  )
  if (count !== 1) throw new Overtaken()
}

/** The sums of all orders today, which everybody sees first: counted once, here. */
async function keepSums(dataVersion: number): Promise<void> {
  const state = await factsState()
  if (state?.dataVersion !== dataVersion) return
  const facts = await keptColumns(queryRows, state)
  const sums = await sumsOf(queryRows, facts, usualOrdersView, { recorded: null, known: today })
  await db().orderFactState.updateMany({
    where: { id: stateId, dataVersion, build: state.build },
    data: { sums: JSON.stringify(sums) },
  })
}

/** The sums of all orders today as of a data version; null where they were not counted. */
export async function sumsOfAll(dataVersion: number): Promise<OrderSums | null> {
  const state = await db().orderFactState.findUnique({ where: { id: stateId } })
  if (state?.dataVersion !== dataVersion || state.sums === null) return null
  const sums = orderSumsSchema.safeParse(JSON.parse(state.sums))
  return sums.success ? sums.data : null
}

/** First in the transaction: it takes the write lock, and fails where the facts are no longer as they were read. */
async function claim(execute: Execute, was: State | null, is: State): Promise<void> {
  if (was === null) {
    const unfinishedAt = is.unfinishedAt?.toISOString() ?? null
    await insertRows(execute, "OrderFactState", [{ id: stateId, ...is, unfinishedAt, sums: null }])
    return
  }
  const count = await execute(
    `UPDATE "OrderFactState" SET "dataVersion" = ?, "fingerprint" = ?, "build" = ?, "unfinishedAt" = ?, ` +
      `"sums" = NULL WHERE "id" = ? AND "dataVersion" = ? AND "fingerprint" = ? AND "build" = ?`,
    [
      ...[is.dataVersion, is.fingerprint, is.build, is.unfinishedAt?.toISOString() ?? null],
      ...[stateId, was.dataVersion, was.fingerprint, was.build],
    ],
  )
  if (count !== 1) throw new Overtaken()
}

function fingerprintOf(sensitive: Sensitive): string {
  const ids = [...sensitive].sort().join("\n")
  return `${factsFormat}-${createHash("sha256").update(ids).digest("hex").slice(0, 16)}`
}

async function firstDay(): Promise<{ day: string }[]> {
  const first = await db().dataVersion.findFirst({ orderBy: { number: "asc" }, select: { at: true } })
  return first ? [{ day: first.at.toISOString().slice(0, 10) }] : []
}

async function nextFreeId(): Promise<number> {
  const [row] = await queryRows(`SELECT MAX("id") AS "id" FROM "OrderFact"`, [])
  return Number(row?.["id"] ?? 0) + 1
}
