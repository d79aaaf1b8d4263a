import "server-only"
import { orderFacets, type OrderFacet } from "@/lib/contracts/orders-explorer"
import { codedFacets, listedFacets, maskOf, placesOf, rooms, valuesOfCodes } from "./fact-codes"
import { dayNumber, type FactColumns, type Lists } from "./fact-columns"
import { stillRecorded } from "./fact-rows"
import { allTotalKinds, isHeldBy, type TotalKind } from "./order-total"
import { today } from "./known-order"
import type { Clocks, OrderFilter } from "./orders-sql"

export type Counts = { value: string; count: number }[]

export type KindTotal = {
  kind: TotalKind
  orders: number
  withoutNumber: number
  notAddedTwice: number
  /** Of what is added, orders around which a larger one is on record that does not match. */
  partsAlone: number
  /** Of what is added, orders with a buyer whom the filter does not name; 0 where it names none. */
  shared: number
  low: number
  high: number
  /** Whether an order that is added has "at least" its highest number. */
  isOpen: boolean
}

export type Counted = {
  /** Orders that match. */
  count: number
  /** Orders on record at both clocks. */
  of: number
  /** Values of the orders that match. */
  own: Record<OrderFacet, Counts>
  /** The same, were each facet's own filter lifted. */
  lifted: Record<OrderFacet, Counts>
  totals: KindTotal[]
  /** Ids of the facts that match. */
  ids: number[]
}

/**
 * Everything that is counted and summed of the orders that a filter lets through, in one look at each fact.
 *
 * An order that fails by one facet alone would match were that one lifted. An order whose chips an order around it
 * has in its own number, where that one matches too, is counted and not added (`isHeldBy`).
 *
 * @param withWords ids of the facts that have all words of the filter; null: it has none
 */
export function countFacts(
  facts: FactColumns,
  filter: OrderFilter,
  clocks: Clocks,
  withWords: readonly number[] | null,
): Counted {
  const isAt = atClocks(facts, clocks)
  const tests = orderFacets
    .filter((facet) => filter[facet].length > 0)
    .map((facet) => ({ tally: new Tally(facts), facet, hasValue: valueTest(facts, facet, filter[facet]) }))
  const hasWords = withWords && placesSet(facts, withWords)
  const isContradicted = facts.isContradicted.all
  const own = new Tally(facts)
  const hits: number[] = []
  const present = new Uint8Array(facts.names.order.list.length)
  const orders = facts.order.all
  let of = 0
  for (let place = 0; place < facts.length; place += 1) {
    if (!isAt(place)) continue
    of += 1
    present[orders[place]!] = 1
    if (filter.contradictions && isContradicted[place] === 0) continue
    if (hasWords && hasWords[place] === 0) continue
    let failed: Tally | null = null
    let fails = 0
    for (const { tally, hasValue } of tests) {
      if (hasValue(place)) continue
      failed = tally
      fails += 1
      if (fails > 1) break
    }
    if (fails === 0) {
      hits.push(place)
      own.add(place)
    } else if (fails === 1) failed!.add(place)
  }
  const counted = own.counts()
  const lifted = { ...counted }
  for (const { facet, tally } of tests) lifted[facet] = sumOf(counted[facet], tally.counts()[facet])
  const ids = hits.map((place) => facts.id.all[place]!)
  return {
    count: hits.length,
    of,
    own: counted,
    lifted,
    totals: totalsOf(facts, hits, filter.firm, present),
    ids,
  }
}

/** Whether a fact was on record and could be known where the clocks stand. */
function atClocks(facts: FactColumns, { recorded, known }: Clocks): (place: number) => boolean {
  const [from, until] = [facts.recordedFrom.all, facts.recordedUntil.all]
  const [knownFrom, knownUntil] = [facts.knownFrom.all, facts.knownUntil.all]
  const day = dayNumber(known)
  const version = recorded ?? stillRecorded - 1
  return (place) =>
    until[place]! > version &&
    (recorded === null || from[place]! <= version) &&
    knownUntil[place]! >= day &&
    (known === today || knownFrom[place]! <= day)
}

/** Whether a fact has one of some values of a facet. */
function valueTest(
  facts: FactColumns,
  facet: OrderFacet,
  values: readonly string[],
): (place: number) => boolean {
  const codes = facts.codes.all
  switch (facet) {
    case "firm":
    case "chip":
    case "maker": {
      const { start, values: all } = facts.facets[facet]
      const [starts, numbers] = [start.all, all.all]
      const wanted = new Set(values.map((value) => facts.names[facet].find(value)))
      return (place) => {
        for (let at = starts[place]!; at < starts[place + 1]!; at += 1)
          if (wanted.has(numbers[at]!)) return true
        return false
      }
    }
    case "source": {
      const mask = maskOf(values)
      return (place) => ((codes[place]! % rooms.sources) & mask) !== 0
    }
    case "kind":
    case "status":
    case "confidence":
    case "year": {
      const wanted = new Set(placesOf(facet, values))
      const { below, room } = rooms[facet]
      return (place) => wanted.has(Math.floor(codes[place]! / below) % room)
    }
  }
}

function placesSet(facts: FactColumns, ids: readonly number[]): Uint8Array {
  const places = new Uint8Array(facts.length)
  for (const id of ids) {
    const place = facts.placeOf(id)
    if (place >= 0) places[place] = 1
  }
  return places
}

/** How many of some facts have each value of each facet. */
class Tally {
  private readonly byCodes = new Map<number, number>()
  private readonly listed

  constructor(private readonly facts: FactColumns) {
    this.listed = listedFacets.map((facet) => ({
      facet,
      lists: facts.facets[facet],
      counts: new Int32Array(facts.names[facet].list.length),
    }))
  }

  add(place: number): void {
    const codes = this.facts.codes.all[place]!
    this.byCodes.set(codes, (this.byCodes.get(codes) ?? 0) + 1)
    for (const { lists, counts } of this.listed) eachOf(lists, place, (number) => (counts[number]! += 1))
  }

  counts(): Record<OrderFacet, Counts> {
    const coded = Object.fromEntries(
      codedFacets.map((facet) => [facet, new Map<string, number>()]),
    ) as Record<OrderFacet, Map<string, number>>
    for (const [codes, count] of this.byCodes) {
      const values = valuesOfCodes(codes)
      for (const facet of codedFacets)
        for (const value of values[facet]) coded[facet].set(value, (coded[facet].get(value) ?? 0) + count)
    }
    const listed = this.listed.map(({ facet, counts }) => {
      const { list } = this.facts.names[facet]
      const found = list.map((value, number) => ({ value, count: counts[number]! }))
      return [facet, found.filter(({ count }) => count > 0)] as const
    })
    const found = codedFacets.map(
      (facet) => [facet, [...coded[facet]].map(([value, count]) => ({ value, count }))] as const,
    )
    return Object.fromEntries([...found, ...listed]) as Record<OrderFacet, Counts>
  }
}

function eachOf({ start, values }: Lists, place: number, see: (number: number) => void): void {
  const [starts, numbers] = [start.all, values.all]
  for (let at = starts[place]!; at < starts[place + 1]!; at += 1) see(numbers[at]!)
}

function sumOf(some: Counts, others: Counts): Counts {
  const sums = new Map(some.map(({ value, count }) => [value, count]))
  for (const { value, count } of others) sums.set(value, (sums.get(value) ?? 0) + count)
  return [...sums].map(([value, count]) => ({ value, count }))
}

/**
 * Lines of sums, one a kind.
 *
 * @param firms   what the filter names
 * @param present by an order's number: whether it is on record at both clocks
 */
function totalsOf(
  facts: FactColumns,
  hits: readonly number[],
  firms: readonly string[],
  present: Uint8Array,
): KindTotal[] {
  const [kinds, lows, highs] = [facts.totalKind.all, facts.totalLow.all, facts.totalHigh.all]
  const orders = facts.order.all
  const hitOfOrder = new Int32Array(facts.names.order.list.length).fill(-1)
  for (const place of hits) hitOfOrder[orders[place]!] = place
  const isHeld = (place: number): boolean => {
    let held = false
    eachOf(facts.around, place, (order) => {
      const outer = hitOfOrder[order]!
      if (outer >= 0 && !Number.isNaN(lows[outer]) && holds[kinds[place]!]![kinds[outer]!]) held = true
    })
    return held
  }
  const isPartAlone = (place: number): boolean => {
    let alone = false
    eachOf(facts.around, place, (order) => {
      if (present[order] === 1 && hitOfOrder[order]! < 0) alone = true
    })
    return alone
  }
  const named = new Set(firms.map((firm) => facts.names.firm.find(firm)))
  const isShared = (place: number): boolean => {
    let shared = false
    eachOf(facts.facets.firm, place, (firm) => {
      if (named.size > 0 && !named.has(firm)) shared = true
    })
    return shared
  }
  const totals = new Map<number, KindTotal>()
  for (const place of hits) {
    const kind = kinds[place]!
    let total = totals.get(kind)
    if (!total) {
      total = {
        ...{ kind: allTotalKinds[kind]!, orders: 0, withoutNumber: 0, notAddedTwice: 0 },
        ...{ partsAlone: 0, shared: 0, low: 0, high: 0, isOpen: false },
      }
      totals.set(kind, total)
    }
    total.orders += 1
    if (Number.isNaN(lows[place])) total.withoutNumber += 1
    else if (isHeld(place)) total.notAddedTwice += 1
    else {
      total.low += lows[place]!
      total.high += highs[place]!
      if (facts.isOpen.all[place] === 1) total.isOpen = true
      if (isPartAlone(place)) total.partsAlone += 1
      if (isShared(place)) total.shared += 1
    }
  }
  return [...totals.values()]
}

/** `isHeldBy` for each two kinds, by their places. */
const holds = allTotalKinds.map((inner) => allTotalKinds.map((outer) => isHeldBy(inner, outer)))
