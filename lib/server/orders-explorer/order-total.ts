import "server-only"
import type { Order, Report } from "@/lib/domain/order"
import { isEmptyRange } from "@/lib/domain/range"
import { hasWeight } from "@/lib/report-weight"

/** What the chips of an order are, in the order of the foot's lines. Chips of two kinds are never added up. */
export const totalKinds = [
  "delivered",
  "partly",
  "ordered",
  "announced",
  "approved",
  "stopped",
  "fleet",
  "unsettled",
  "rented",
  "to-rent",
] as const

/** A kind, or the same of all Chinese buyers together, which contains what single firms bought. */
export type TotalKind = (typeof totalKinds)[number] | `market-${(typeof totalKinds)[number]}`

/** In the order of the foot's lines. */
export const allTotalKinds: readonly TotalKind[] = [
  ...totalKinds,
  ...totalKinds.map((kind) => `market-${kind}` as const),
]

const labels: Record<(typeof totalKinds)[number], string> = {
  delivered: "chips delivered",
  partly: "chips ordered and partly delivered",
  ordered: "chips ordered and not seen delivered",
  announced: "chips asked for or announced, not seen ordered",
  approved: "chips approved, not seen ordered",
  stopped: "chips of orders that were stopped or cancelled",
  fleet: "chips counted in fleets",
  unsettled: "chips of which it is not settled whether they came",
  rented: "chips rented",
  "to-rent": "chips to be rented",
}

export function totalLabel(kind: TotalKind): string {
  const label = labels[baseOf(kind)]
  return isOfMarket(kind) ? `${label}, all Chinese buyers together` : label
}

/**
 * Which sum an order's chips belong to. The status decides how far it came; then
 *
 * - rented chips are nobody's own and stand apart;
 * - an order of which only a fleet is told is a count of what a firm had on a day, whenever that was bought, and is
 *   not added to deliveries;
 * - of an announced order that only approvals tell of, the approval alone is known;
 * - an order of all Chinese buyers together contains orders of single firms, whether or not any record says so.
 *
 * @param isByMarket whether the buyer stands for all Chinese buyers
 */
export function totalKindOf(
  order: Pick<Order, "class" | "status" | "reports">,
  isByMarket: boolean,
): TotalKind {
  const kind = ownKind(order)
  return isByMarket ? `market-${kind}` : kind
}

function ownKind({ class: supply, status, reports }: Pick<Order, "class" | "status" | "reports">) {
  const roles = new Set<Report["role"]>(reports.map(({ role }) => role))
  if (status === "blocked" || status === "cancelled") return "stopped"
  if (supply === "rental") return status === "announced" ? "to-rent" : "rented"
  const isBought = roles.has("purchase") || roles.has("delivery")
  switch (status) {
    case "delivered":
      return roles.has("fleet") && !isBought ? "fleet" : "delivered"
    case "partly_delivered":
      return roles.has("fleet") && !isBought ? "fleet" : "partly"
    case "ordered":
      return "ordered"
    case "announced":
      return roles.has("approval") && !roles.has("purchase") ? "approved" : "announced"
    case "unknown":
      return roles.has("purchase") ? "ordered" : roles.has("fleet") && !isBought ? "fleet" : "unsettled"
  }
}

/**
 * How far the chips of a kind have come, on three ways that have nothing to do with each other: bought, rented, and
 * stopped. Chips of an order stand in the sum of the order around it where that one has come as far or farther on the
 * same way; see `isHeldBy`.
 */
const stages: Record<(typeof totalKinds)[number], number> = {
  ...{ announced: 1, approved: 2, ordered: 3, unsettled: 3, partly: 4, delivered: 5, fleet: 5 },
  ...{ "to-rent": 101, rented: 102 },
  stopped: 201,
}

/** Stages of one way lie nearer to each other than this. */
export const wayOfStages = 100

export function stageOf(kind: TotalKind): number {
  return stages[baseOf(kind)]
}

function isOfMarket(kind: TotalKind): boolean {
  return kind.startsWith("market-")
}

function baseOf(kind: TotalKind): (typeof totalKinds)[number] {
  return kind.replace(/^market-/, "") as (typeof totalKinds)[number]
}

/**
 * Whether the chips of an order are left out of its sum, because an order around it, among those that are summed,
 * has them in its own number: never across single firms and all buyers together, whose lines stand apart. Of 2,000,000 asked for, 400,000 that were approved are told in their own line; of
 * 100,000 delivered, a part that one report still calls ordered is not.
 */
export function isHeldBy(inner: TotalKind, outer: TotalKind): boolean {
  const [from, to] = [stageOf(inner), stageOf(outer)]
  return isOfMarket(inner) === isOfMarket(outer) && to >= from && to < from + wayOfStages / 2
}

/**
 * Roles whose numbers speak of a kind; the first that a report with weight has is taken, and where none has weight,
 * the first that any has. Of an order that came in part, what was bought goes before what had come.
 */
const rolesOf: Record<(typeof totalKinds)[number], readonly (readonly Report["role"][])[]> = {
  delivered: [["delivery", "fleet"], ["purchase"]],
  partly: [["purchase"], ["delivery", "fleet"]],
  ordered: [["purchase"]],
  announced: [["purchase"], ["fleet"]],
  approved: [["approval"]],
  stopped: [["purchase"], ["delivery", "fleet"], ["cancellation"]],
  fleet: [["fleet"]],
  unsettled: [["delivery"], ["fleet"]],
  rented: [["rental"], ["fleet"]],
  "to-rent": [["rental"], ["fleet"]],
}

/** Chips of an order: the lowest and the highest reading; `isOpen`: the highest is "at least" so many. */
export type OrderChips = { low: number; high: number; isOpen: boolean }

type Counted = Pick<Report, "role" | "quantity" | "unit"> & { weight: number }

/**
 * Chips of an order for its sum: the lowest and the highest of what its reports say. One report alone is one reading;
 * several of one order are readings of the same chips and are never added.
 *
 * Only reports that count chips themselves and speak of what the sum is of; of these, those that have a weight, where
 * any has. "Up to" alone may be none at all; "at least" alone is open above, unless another reading is as high.
 *
 * @returns null where nobody gives a number
 */
export function totalOf(reports: readonly Counted[], kind: TotalKind): OrderChips | null {
  const counted = reports.filter(({ unit, quantity }) => unit === "chips" && !isEmptyRange(quantity))
  const groups = [...rolesOf[baseOf(kind)].map((roles) => counted.filter(({ role }) => roles.includes(role)))]
  const weighty = groups.find((group) => group.some(hasWeight))?.filter(hasWeight)
  const readings = (weighty ?? groups.find((group) => group.length > 0) ?? []).map(({ quantity }) => quantity)
  if (readings.length === 0) return null
  const lows = readings.flatMap(({ low, central }) => low ?? central ?? [])
  const highs = readings.flatMap(({ high, central }) => high ?? central ?? [])
  const high = Math.max(...highs, ...lows)
  return { low: lows.length > 0 ? Math.min(...lows) : 0, high, isOpen: !highs.includes(high) }
}
