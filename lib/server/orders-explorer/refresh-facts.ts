import "server-only"
import { createHash } from "node:crypto"
import { publicRecords, sensitiveSources, type Sensitive } from "@/lib/domain/public-records"
import type { Records } from "@/lib/domain/record"
import { usualOrdersView } from "@/lib/orders-link"
import { db } from "../db/client"
import { currentDataVersion } from "../db/data-version"
import { logError } from "../log"
import { queryRows } from "../db/query-rows"
import { writeTransaction, isTaken, type Execute } from "../db/write-transaction"
import { insertRows } from "../db/write-rows"
import { loadWholeCatalogue } from "../queries/catalogue"
import { affectedOrders } from "./affected-orders"
import { factsOfOrder, type KnownFact } from "./facts-of-order"
import { orderSumsSchema, sumsOf, type OrderSums } from "./order-sums"
import { orderWorld, today, type OrderWorld } from "./order-world"
import { recordsSince, type RecordsStep } from "./records-since"
import { closeFacts, deleteFacts, writeFacts } from "./write-facts"

/** Counted up when facts are made in another way, so that those on disk are made anew. */
const factsFormat = 2

const stateId = "orders"

type State = { dataVersion: number; fingerprint: string }

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & { chipRunwayOrderFacts?: Promise<number> }

/**
 * Brings the tables of order facts to the newest data version, where they lag behind: after a save, after an import,
 * at the start, and before they are read, so that a save that was cut off before this leaves nothing stale.
 *
 * What each data version since had changed is told as of that version. All is made from the beginning when facts are
 * made in another way than those on disk, or when other sources are protected: what is protected today is in no
 * earlier version either.
 *
 * @returns the data version that they show; 0 without data
 */
export async function refreshFacts(): Promise<number> {
  // One after the other; who waits finds the work done.
  const turn = (holder.chipRunwayOrderFacts ?? Promise.resolve(0)).catch(() => 0).then(refreshInTurn)
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

async function refreshInTurn(): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const newest = await currentDataVersion()
    if (newest === null) return 0
    try {
      return await refreshTo(newest)
    } catch (cause) {
      if (!(cause instanceof Overtaken || isTaken(cause)) || attempt === tries) throw cause
    }
  }
}

/** Another process brought the facts further meanwhile. */
class Overtaken extends Error {}

/** The data version that the facts show; null where there are none, or where they are made in another way now. */
export async function factsVersion(): Promise<number | null> {
  const state = await readState()
  return state?.fingerprint.startsWith(`${factsFormat}-`) ? state.dataVersion : null
}

async function readState(): Promise<State | null> {
  return db().orderFactState.findUnique({
    where: { id: stateId },
    select: { dataVersion: true, fingerprint: true },
  })
}

async function refreshTo(newest: number): Promise<number> {
  const state = await readState()
  const { records, dataVersion } = await loadWholeCatalogue()
  if (dataVersion < newest) throw new Overtaken()
  const sensitive = sensitiveSources(records.source)
  const fingerprint = fingerprintOf(sensitive)
  if (state?.dataVersion === dataVersion && state.fingerprint === fingerprint) return dataVersion
  const isAnew = state === null || state.fingerprint !== fingerprint || state.dataVersion > dataVersion
  const [{ day: savedFirstOn } = { day: "" }] = await firstDay()
  const steps = await recordsSince(isAnew ? 0 : state.dataVersion, { dataVersion, records })
  const [{ id: highest } = { id: 0 }] = isAnew ? [] : await highestId()
  const world = ({ records }: { records: Records }) =>
    orderWorld(openRecords(records, sensitive), savedFirstOn)
  await writeTransaction(async (execute) => {
    await claim(execute, state, { dataVersion, fingerprint })
    if (isAnew) await deleteFacts(execute)
    let nextId = highest + 1
    let before: OrderWorld | null = steps.start && world(steps.start)
    for (const step of steps.steps) {
      const after = world(step)
      nextId = await writeStep(execute, before, after, step, nextId)
      before = after
    }
  })
  await keepSums(dataVersion)
  return dataVersion
}

/** The sums of all orders today, which everybody sees first: counted once, here. */
async function keepSums(dataVersion: number): Promise<void> {
  const sums = await sumsOf(queryRows, usualOrdersView, { recorded: null, known: today }, null)
  await db().orderFactState.updateMany({
    where: { id: stateId, dataVersion },
    data: { sums: JSON.stringify(sums) },
  })
}

/** The sums of all orders today as of a data version; null where they were not counted. */
export async function sumsOfAll(dataVersion: number): Promise<OrderSums | null> {
  const state = await db().orderFactState.findUnique({ where: { id: stateId } })
  if (state?.dataVersion !== dataVersion || state.sums === null) return null
  return orderSumsSchema.parse(JSON.parse(state.sums))
}

/** Today's marks hold for all time; a source that is gone keeps its own. */
function openRecords(records: Records, sensitive: Sensitive): Records {
  return publicRecords(records, new Set([...sensitive, ...sensitiveSources(records.source)]))
}

async function writeStep(
  execute: Execute,
  before: OrderWorld | null,
  after: OrderWorld,
  { dataVersion, changed }: RecordsStep,
  nextId: number,
): Promise<number> {
  if (before === null) return writeFacts(execute, allFacts(after), dataVersion, nextId)
  const closed: string[] = []
  const written: KnownFact[] = []
  for (const id of affectedOrders(before, after, changed)) {
    const [was, is] = [before, after].map((world) => factsOf(world, id))
    if (JSON.stringify(was) === JSON.stringify(is)) continue
    closed.push(id)
    written.push(...is!)
  }
  await closeFacts(execute, closed, dataVersion)
  return writeFacts(execute, written, dataVersion, nextId)
}

function* allFacts(world: OrderWorld): Generator<KnownFact> {
  for (const order of world.orders.values()) yield* factsOfOrder(world, order)
}

function factsOf(world: OrderWorld, id: string): KnownFact[] {
  const order = world.orders.get(id)
  return order ? factsOfOrder(world, order) : []
}

/** First in the transaction: it takes the write lock, and fails where the facts are no longer as they were read. */
async function claim(execute: Execute, was: State | null, is: State): Promise<void> {
  if (was === null) {
    await insertRows(execute, "OrderFactState", [{ id: stateId, ...is, sums: null }])
    return
  }
  const count = await execute(
    `UPDATE "OrderFactState" SET "dataVersion" = ?, "fingerprint" = ?, "sums" = NULL ` +
      `WHERE "id" = ? AND "dataVersion" = ? AND "fingerprint" = ?`,
    [is.dataVersion, is.fingerprint, stateId, was.dataVersion, was.fingerprint],
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

async function highestId(): Promise<{ id: number }[]> {
  const rows = await queryRows(`SELECT MAX("id") AS "id" FROM "OrderFact"`, [])
  return rows.map(({ id }) => ({ id: Number(id ?? 0) }))
}
