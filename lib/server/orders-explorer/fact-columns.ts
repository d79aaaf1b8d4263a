import "server-only"
import { listedFacets, type ListedFacet } from "./fact-codes"
import { aroundFacet, openFacet } from "./fact-rows"
import { Growing } from "./growing"
import { allTotalKinds } from "./order-total"

/** A fact as it is read for counting: an order at both clocks, without what it is shown as. */
export type CountedFact = {
  id: number
  orderId: string
  recordedFrom: number
  recordedUntil: number
  knownFrom: string
  knownUntil: string
  /** Its values of the coded facets, see `codesOf` */
  codes: number
  contradictions: number
  totalKind: string
  total: { low: number; high: number } | null
}

/** Several values a fact: those of fact number n stand from `start[n]` to before `start[n + 1]`. */
export type Lists = { start: Growing<Int32Array>; values: Growing<Int32Array> }

const ints = () => new Growing(new Int32Array(0))
const floats = () => new Growing(new Float64Array(0))
const bytes = () => new Growing(new Uint8Array(0))
const lists = (): Lists => {
  const start = ints()
  start.push(0)
  return { start, values: ints() }
}

/**
 * All facts with what is counted of them, column by column, some 80 bytes a fact: whatever a filter, its counts take
 * one look at each. A fact's number is its place here; facts are only ever added, or end.
 */
export class FactColumns {
  readonly recordedFrom = ints()
  readonly recordedUntil = ints()
  /** Days as numbers, see `dayNumber` */
  readonly knownFrom = ints()
  readonly knownUntil = ints()
  readonly codes = ints()
  readonly isContradicted = bytes()
  /** Place in `allTotalKinds` */
  readonly totalKind = bytes()
  /** NaN: nobody gives a number */
  readonly totalLow = floats()
  readonly totalHigh = floats()
  /** 1: the highest is "at least" so many */
  readonly isOpen = bytes()
  /** A number for each order */
  readonly order = ints()
  /** Of the ids in the database */
  readonly id = ints()
  readonly facets: Record<ListedFacet, Lists> = { firm: lists(), chip: lists(), maker: lists() }
  /** Numbers of the orders that contain a fact's order or stand instead of it */
  readonly around = lists()
  /** What the numbers in `facets` and `order` stand for */
  readonly names = { firm: new Names(), chip: new Names(), maker: new Names(), order: new Names() }
  private readonly placeOfId = ints()
  /** The highest id so far */
  lastId = 0

  get length(): number {
    return this.id.length
  }

  /** @param values what it has of each listed facet, and the orders around it */
  add(fact: CountedFact, values: readonly { facet: string; value: string }[]): void {
    const kind = allTotalKinds.findIndex((one) => one === fact.totalKind)
    if (kind < 0) throw new Error(`"${fact.totalKind}" is no kind of total`)
    while (this.placeOfId.length <= fact.id) this.placeOfId.push(-1)
    this.placeOfId.set(fact.id, this.length)
    this.lastId = Math.max(this.lastId, fact.id)
    this.id.push(fact.id)
    this.recordedFrom.push(fact.recordedFrom)
    this.recordedUntil.push(fact.recordedUntil)
    this.knownFrom.push(dayNumber(fact.knownFrom))
    this.knownUntil.push(dayNumber(fact.knownUntil))
    this.codes.push(fact.codes)
    this.isContradicted.push(fact.contradictions > 0 ? 1 : 0)
    this.totalKind.push(kind)
    this.totalLow.push(fact.total?.low ?? NaN)
    this.totalHigh.push(fact.total?.high ?? NaN)
    this.isOpen.push(values.some(({ facet }) => facet === openFacet) ? 1 : 0)
    this.order.push(this.names.order.numberOf(fact.orderId))
    for (const { facet, value } of values) {
      if (facet === aroundFacet) this.around.values.push(this.names.order.numberOf(value))
      const listed = listedFacets.find((one) => one === facet)
      if (listed) this.facets[listed].values.push(this.names[listed].numberOf(value))
    }
    for (const { start, values } of [this.around, ...listedFacets.map((facet) => this.facets[facet])])
      start.push(values.length)
  }

  /** Ends a fact at a data version. */
  close(id: number, recordedUntil: number): void {
    const place = this.placeOf(id)
    if (place >= 0) this.recordedUntil.set(place, recordedUntil)
  }

  /** The place of a fact by its id; -1 where there is none. */
  placeOf(id: number): number {
    return id < this.placeOfId.length ? this.placeOfId.all[id]! : -1
  }
}

/** Numbers from 0 on for names. */
class Names {
  readonly list: string[] = []
  private readonly numbers = new Map<string, number>()

  numberOf(name: string): number {
    let number = this.numbers.get(name)
    if (number === undefined) {
      number = this.list.push(name) - 1
      this.numbers.set(name, number)
    }
    return number
  }

  /** Without making one: -1 for a name that nothing has. */
  find(name: string): number {
    return this.numbers.get(name) ?? -1
  }
}

/** An ISO day as a number that sorts as it does: 20240229; "": 0. */
export function dayNumber(day: string): number {
  return day === "" ? 0 : Number(day.replaceAll("-", ""))
}
