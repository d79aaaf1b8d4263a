import "server-only"
import type { Assumption } from "@/lib/domain/assumption"
import type { Chip } from "@/lib/domain/chip"
import type { Company } from "@/lib/domain/company"
import type { Conflict } from "@/lib/domain/conflict"
import type { ControlRule } from "@/lib/domain/control-rule"
import type { Month } from "@/lib/domain/month"
import type { Order, Report } from "@/lib/domain/order"
import type { RecordKind, Records } from "@/lib/domain/record"
import type { Source } from "@/lib/domain/source"
import { reliabilityTable } from "@/lib/estimation/assemble/weigh-reports"
import { priceDistribution, reportWeight } from "@/lib/estimation/claims"
import { lastDayOf } from "@/lib/estimation/known-then"
import { replacedIn, type Replaced } from "../replaced-in-list"

/**
 * What an order's facts are made from: the public records of one data version with their look-ups. A world that follows
 * another takes over what rests on lists that are the same list, and of orders what rests on those that stayed: of a
 * hundred thousand a save changes one.
 */
export class OrderWorld {
  readonly orders: ReadonlyMap<string, Order>
  readonly sources: ReadonlyMap<string, Source>
  readonly companies: ReadonlyMap<string, Company>
  readonly chips: ReadonlyMap<string, Chip>
  /** Export control rules. */
  readonly rules: ReadonlyMap<string, ControlRule>
  readonly assumptions: ReadonlyMap<string, Assumption>
  /** Ids of the assumptions that were set by a month, by month. */
  readonly assumptionsBy: Map<Month, ReadonlySet<string>>
  /** The last day of the period in which each source came out; a source without a date has none. */
  readonly outOn: ReadonlyMap<string, string>
  /** Groups of contradiction by claim. */
  readonly conflictsOf: ReadonlyMap<string, Conflict[]>
  /** Orders that were chosen in the place of one, by that one. */
  readonly insteadOf: ReadonlyMap<string, ReadonlySet<string>>
  /** A report's weight: its reliability and how plausible its price is. */
  readonly weightOf: (order: Order, report: Report) => number
  #sourceOfClaim: ReadonlyMap<string, string> | null = null
  #orderOfReport: ReadonlyMap<string, Order> | null = null

  /**
   * @param records      public records, as `publicRecords` gives them
   * @param savedFirstOn the ISO day of the first data version: what is known on an earlier day was written later
   * @param before       the world that this one follows
   */
  constructor(
    private readonly records: Records,
    readonly savedFirstOn: string,
    before: OrderWorld | null = null,
  ) {
    const isSame = (kind: RecordKind) => before?.records[kind] === records[kind]
    /** The look-up of the world before where it rests on the same list, else a new one. */
    const taken = <Kind extends RecordKind, Found>(
      kind: Kind,
      of: (world: OrderWorld) => Found,
      make: (list: Records[Kind]) => Found,
    ): Found => (before && isSame(kind) ? of(before) : make(records[kind]))
    const moved = before && replacedIn(before.records.order, records.order)
    this.orders = before && moved ? withMoved(before.orders, moved) : byId(records.order)
    this.sources = taken("source", (world) => world.sources, byId<Source>)
    this.outOn = taken("source", (world) => world.outOn, daysOut)
    this.companies = taken("company", (world) => world.companies, byId<Company>)
    this.chips = taken("chip", (world) => world.chips, byId<Chip>)
    this.rules = taken("control", (world) => world.rules, byId<ControlRule>)
    this.assumptions = taken("assumption", (world) => world.assumptions, byId<Assumption>)
    this.assumptionsBy = taken(
      "assumption",
      (world) => world.assumptionsBy,
      () => new Map<Month, ReadonlySet<string>>(),
    )
    this.weightOf = taken("assumption", (world) => world.weightOf, weighing)
    this.conflictsOf = taken("conflict", (world) => world.conflictsOf, byClaim)
    this.insteadOf = before && moved && isSame("choice") ? before.insteadOf : insteadOf(records)
    if (!before || !moved || !isSame("conflict")) return
    const { conflictsOf } = this
    this.#orderOfReport = reportsMoved(before.#orderOfReport, moved, conflictsOf, (order) => order)
    if (!isSame("statement") || !isSame("note") || !isSame("designation")) return
    this.#sourceOfClaim = reportsMoved(
      before.#sourceOfClaim,
      moved,
      conflictsOf,
      (_, { sourceId }) => sourceId,
    )
  }

  /** The source of each claim that contradicts another; most edits do not ask. */
  get sourceOfClaim(): ReadonlyMap<string, string> {
    return (this.#sourceOfClaim ??= sourcesOfClaims(this.records, this.conflictsOf))
  }

  /** The order of each report that contradicts another claim. */
  get orderOfReport(): ReadonlyMap<string, Order> {
    return (this.#orderOfReport ??= ordersOfReports(this.records, this.conflictsOf))
  }
}

function withMoved(orders: ReadonlyMap<string, Order>, moved: Replaced<Order>): ReadonlyMap<string, Order> {
  if (moved.length === 0) return orders
  const all = new Map(orders)
  for (const { is } of moved) all.set(is.id, is)
  return all
}

/** A look-up by report, of those that contradict others, after some orders moved; null where nobody asked for it yet. */
function reportsMoved<Found>(
  found: ReadonlyMap<string, Found> | null,
  moved: Replaced<Order>,
  conflictsOf: ReadonlyMap<string, unknown>,
  of: (order: Order, report: Report) => Found,
): ReadonlyMap<string, Found> | null {
  if (found === null || moved.length === 0) return found
  const all = new Map(found)
  for (const { was } of moved) for (const { id } of was.reports) all.delete(id)
  for (const { is } of moved) {
    for (const report of is.reports) if (conflictsOf.has(report.id)) all.set(report.id, of(is, report))
  }
  return all
}

function sourcesOfClaims(
  { order, statement, note, designation }: Records,
  contradicting: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const add = ({ id, sourceId }: { id: string; sourceId: string }) => {
    if (contradicting.has(id)) found.set(id, sourceId)
  }
  for (const { reports } of order) reports.forEach(add)
  for (const claims of [statement, note, designation]) claims.forEach(add)
  return found
}

function ordersOfReports(
  { order: orders }: Records,
  contradicting: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, Order> {
  const found = new Map<string, Order>()
  for (const order of orders) {
    for (const { id } of order.reports) if (contradicting.has(id)) found.set(id, order)
  }
  return found
}

function weighing(assumptions: readonly Assumption[]): OrderWorld["weightOf"] {
  const reliability = reliabilityTable(assumptions)
  const prices = new Map<string, ReturnType<typeof priceDistribution>>()
  const priceOf = ({ chips }: Order) => {
    const key = chips.join(" ")
    let price = prices.get(key)
    if (price === undefined) prices.set(key, (price = priceDistribution(assumptions, chips)))
    return price
  }
  return (order, report) => reportWeight(report, reliability, priceOf(order))
}

function daysOut(sources: readonly Source[]): ReadonlyMap<string, string> {
  return new Map(
    sources.flatMap(({ id, publishedOn }) => (publishedOn ? [[id, lastDayOf(publishedOn)] as const] : [])),
  )
}

function insteadOf({ choice, order }: Records): Map<string, Set<string>> {
  const instead = new Map<string, Set<string>>()
  const ids = new Set(order.map(({ id }) => id))
  for (const { orders, keptAsCrossCheck } of choice) {
    for (const id of keptAsCrossCheck) {
      if (!ids.has(id)) continue
      const chosen = instead.get(id) ?? new Set()
      for (const one of orders) if (one !== id) chosen.add(one)
      instead.set(id, chosen)
    }
  }
  return instead
}

function byId<T extends { id: string }>(records: readonly T[]): Map<string, T> {
  return new Map(records.map((record) => [record.id, record]))
}

function byClaim(conflicts: readonly Conflict[]): Map<string, Conflict[]> {
  const lists = new Map<string, Conflict[]>()
  for (const conflict of conflicts) {
    for (const id of conflict.claimIds) lists.set(id, [...(lists.get(id) ?? []), conflict])
  }
  return lists
}
