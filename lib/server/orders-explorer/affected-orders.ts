import "server-only"
import type { Order } from "@/lib/domain/order"
import type { RecordKind } from "@/lib/domain/record"
import type { ChangedRecord } from "../queries/touched-tags"
import type { OrderWorld } from "./order-world"

/** Whether a record of a kind changed. */
type Has = (kind: RecordKind, id: string) => boolean

/**
 * Orders whose facts may be others after some records changed, by what they name in the data before and after. Rather
 * an order too many: its facts are compared before any is written.
 */
export function affectedOrders(
  before: OrderWorld,
  after: OrderWorld,
  changed: readonly ChangedRecord[],
): Set<string> {
  const kinds = new Map<RecordKind, Set<string>>()
  for (const { kind, id } of changed) kinds.set(kind, (kinds.get(kind) ?? new Set()).add(id))
  // Weights, and which of two orders was chosen, may move anywhere.
  const isAll = kinds.has("assumption") || kinds.has("choice") || kinds.has("conflict")
  const orders = new Set<string>()
  for (const world of [before, after]) {
    if (isAll) for (const id of world.orders.keys()) orders.add(id)
    else {
      for (const id of naming(world, kinds)) orders.add(id)
      for (const id of contradicting(world, kinds)) orders.add(id)
    }
  }
  return orders
}

/** Orders that changed, and those that name what changed or lie around what did. */
function* naming(world: OrderWorld, kinds: ReadonlyMap<RecordKind, ReadonlySet<string>>): Generator<string> {
  const has: Has = (kind, id) => kinds.get(kind)?.has(id) ?? false
  for (const id of kinds.get("order") ?? []) if (world.orders.has(id)) yield id
  // Asked once and not of each order: there may be a hundred thousand.
  const [buyersMove, chipsMove, sourcesMove, rulesMove] = (
    ["company", "chip", "source", "control"] as const
  ).map((kind) => kinds.has(kind))
  const ordersMove = sourcesMove || kinds.has("order")
  if (!buyersMove && !chipsMove && !rulesMove && !ordersMove) return
  for (const order of world.orders.values()) {
    const isNaming =
      (buyersMove && order.buyers.some((id) => has("company", id))) ||
      (chipsMove && order.chips.some((id) => has("chip", id))) ||
      (sourcesMove && order.reports.some(({ sourceId }) => has("source", sourceId))) ||
      (rulesMove && order.control !== null && has("control", order.control.rule)) ||
      (ordersMove && aroundOf(world, order).some((id) => isAroundMoved(world, id, has)))
    if (isNaming) yield order.id
  }
}

/** Orders with a report that contradicts a claim which changed, or which is known since another day. */
function* contradicting(
  world: OrderWorld,
  kinds: ReadonlyMap<RecordKind, ReadonlySet<string>>,
): Generator<string> {
  for (const claim of movedClaims(world, kinds)) {
    for (const { claimIds } of world.conflictsOf.get(claim) ?? []) {
      for (const id of claimIds) {
        const order = world.orderOfReport.get(id)
        if (order) yield order.id
      }
    }
  }
}

/** Claims that changed, and those whose source or order did. */
function* movedClaims(
  world: OrderWorld,
  kinds: ReadonlyMap<RecordKind, ReadonlySet<string>>,
): Generator<string> {
  for (const kind of ["statement", "note", "designation"] as const) yield* kinds.get(kind) ?? []
  for (const id of kinds.get("order") ?? []) yield* reportIds(world.orders.get(id))
  const sources = kinds.get("source")
  if (!sources) return
  for (const [claim, source] of world.sourceOfClaim) if (sources.has(source)) yield claim
  for (const order of world.orders.values()) {
    if (order.reports.some(({ sourceId }) => sources.has(sourceId))) yield* reportIds(order)
  }
}

function reportIds(order: Order | undefined): string[] {
  return order?.reports.map(({ id }) => id) ?? []
}

const none: readonly string[] = []

/** The order that contains one, and those that were chosen in its place. */
function aroundOf({ insteadOf }: OrderWorld, { id, nestedIn }: Order): readonly string[] {
  const chosen = insteadOf.get(id)
  if (nestedIn === null && chosen === undefined) return none
  return [...(nestedIn === null ? none : [nestedIn]), ...(chosen ?? none)]
}

/** Whether an order that contains another, or one that contains that, changed or is known since another day. */
function isAroundMoved(world: OrderWorld, first: string, has: Has): boolean {
  const seen = new Set<string>()
  for (let id: string | null = first; id !== null && id !== "" && !seen.has(id);) {
    seen.add(id)
    if (has("order", id)) return true
    const order = world.orders.get(id)
    if (order?.reports.some(({ sourceId }) => has("source", sourceId))) return true
    id = order?.nestedIn ?? null
  }
  return false
}
