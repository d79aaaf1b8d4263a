import "server-only"
import type { Execute } from "../db/write-transaction"
import { affectedOrders } from "./affected-orders"
import { factsOfOrder, type KnownFact } from "./facts-of-order"
import type { OrderWorld } from "./order-world"
import type { RecordsStep } from "./records-since"
import { closeFacts, writeFacts } from "./write-facts"

/** Facts that are current from a data version on, and orders whose facts end there. */
export type FactPiece = { dataVersion: number; closed: string[]; facts: KnownFact[] }

/** Few enough that they are not all held at once. */
const factsPerPiece = 500

/**
 * What each data version changed of the facts, piece by piece: all of them where nothing was before, else those of
 * orders that are others than they were.
 */
export function* factPieces(
  start: OrderWorld | null,
  steps: readonly RecordsStep[],
  worldOf: (step: RecordsStep) => OrderWorld,
): Generator<FactPiece> {
  let before = start
  for (const step of steps) {
    const after = worldOf(step)
    if (before === null) yield* allOf(after, step.dataVersion)
    else yield changeOf(before, after, step)
    before = after
  }
}

function* allOf(world: OrderWorld, dataVersion: number): Generator<FactPiece> {
  let facts: KnownFact[] = []
  for (const order of world.orders.values()) {
    facts.push(...factsOfOrder(world, order))
    if (facts.length < factsPerPiece) continue
    yield { dataVersion, closed: [], facts }
    facts = []
  }
  yield { dataVersion, closed: [], facts }
}

function changeOf(before: OrderWorld, after: OrderWorld, { dataVersion, changed }: RecordsStep): FactPiece {
  const closed: string[] = []
  const facts: KnownFact[] = []
  for (const id of affectedOrders(before, after, changed)) {
    const [was, is] = [before, after].map((world) => factsOf(world, id))
    if (JSON.stringify(was) === JSON.stringify(is)) continue
    closed.push(id)
    facts.push(...is!)
  }
  return { dataVersion, closed, facts }
}

function factsOf(world: OrderWorld, id: string): KnownFact[] {
  const order = world.orders.get(id)
  return order ? factsOfOrder(world, order) : []
}

/**
 * Writes pieces until there are no more, or so many facts are written.
 *
 * @param nextId the first id that is free
 */
export async function writePieces(
  execute: Execute,
  pieces: Iterator<FactPiece>,
  nextId: number,
  mostFacts: number,
): Promise<{ nextId: number; isDone: boolean }> {
  for (const first = nextId; nextId - first < mostFacts;) {
    const { done, value } = pieces.next()
    if (done) return { nextId, isDone: true }
    await closeFacts(execute, value.closed, value.dataVersion)
    nextId = await writeFacts(execute, value.facts, value.dataVersion, nextId)
  }
  return { nextId, isDone: false }
}
