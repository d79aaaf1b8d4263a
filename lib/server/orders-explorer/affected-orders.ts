import "server-only"
import type { Order } from "@/lib/domain/order"
import type { ChangedRecord } from "../queries/touched-tags"
import type { OrderWorld } from "./order-world"

/**
 * Orders whose facts may be others after some records changed, by what they name in the data before and after. Rather
 * an order too many: its facts are compared before any is written.
 */
export function affectedOrders(
  before: OrderWorld,
  after: OrderWorld,
  changed: readonly ChangedRecord[],
): Set<string> {
  const orders = new Set<string>()
  for (const world of [before, after]) {
    const kinds = new Map<string, Set<string>>()
    for (const { kind, id } of changed) kinds.set(kind, (kinds.get(kind) ?? new Set()).add(id))
    const has = (kind: string, id: string) => kinds.get(kind)?.has(id) ?? false
    // Asked once and not of each order: there may be a hundred thousand.
    const [buyersMove, chipsMove, sourcesMove, rulesMove] = (
      ["company", "chip", "source", "control"] as const
    ).map((kind) => kinds.has(kind))
    const ordersMove = sourcesMove || kinds.has("order")
    // Weights, and which of two orders was chosen, may move anywhere.
    const isAll = kinds.has("assumption") || kinds.has("choice") || kinds.has("conflict")
    const hasClaims = ["statement", "note", "designation", "source", "order"].some((kind) => kinds.has(kind))
    const claimMoves = (id: string) => {
      const source = world.sourceOfClaim.get(id)
      const order = world.orderOfReport.get(id)
      return (
        ["statement", "note", "designation"].some((kind) => has(kind, id)) ||
        (source !== undefined && has("source", source)) ||
        (order !== undefined &&
          (has("order", order.id) || order.reports.some((one) => has("source", one.sourceId))))
      )
    }
    const contradicts = ({ id }: { id: string }) =>
      world.conflictsOf.get(id)?.some(({ claimIds }) => claimIds.some(claimMoves)) ?? false
    for (const order of world.orders.values()) {
      const isAffected =
        isAll ||
        has("order", order.id) ||
        (buyersMove && order.buyers.some((id) => has("company", id))) ||
        (chipsMove && order.chips.some((id) => has("chip", id))) ||
        (sourcesMove && order.reports.some(({ sourceId }) => has("source", sourceId))) ||
        (rulesMove && order.control !== null && has("control", order.control.rule)) ||
        (ordersMove && aroundOf(world, order).some((id) => isAroundMoved(world, id, has))) ||
        (hasClaims && order.reports.some(contradicts))
      if (isAffected) orders.add(order.id)
    }
  }
  return orders
}

const none: readonly string[] = []

/** The order that contains one, and those that were chosen in its place. */
function aroundOf({ insteadOf }: OrderWorld, { id, nestedIn }: Order): readonly string[] {
  const chosen = insteadOf.get(id)
  if (nestedIn === null && chosen === undefined) return none
  return [...(nestedIn === null ? none : [nestedIn]), ...(chosen ?? none)]
}

/** Whether an order that contains another, or one that contains that, changed or is known since another day. */
function isAroundMoved(
  world: OrderWorld,
  first: string,
  has: (kind: string, id: string) => boolean,
): boolean {
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
