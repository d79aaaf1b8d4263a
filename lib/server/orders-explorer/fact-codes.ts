import "server-only"
import type { OrderFacet } from "@/lib/contracts/orders-explorer"
import { confidenceSchema, sourceKinds } from "@/lib/domain/evidence"
import { orderStatuses } from "@/lib/domain/order"
import { supplyClasses } from "@/lib/domain/supply-line"
import { mostYears, unknownValue } from "./order-fact"

/** Facets whose values are a closed list or a year: they stand in columns of the table of facts, as numbers. */
export const codedFacets = ["kind", "status", "year", "source", "confidence"] as const
export type CodedFacet = (typeof codedFacets)[number]

/** Facets of which an order may have many values out of any number: they stand in a table of their own. */
export const listedFacets = ["firm", "chip", "maker"] as const
export type ListedFacet = (typeof listedFacets)[number]

/** From the least trusted on; 0 is no report at all. */
const confidences = ["", ...[...confidenceSchema.options].reverse()]

type Codes = {
  kind: number
  status: number
  year: number
  confidence: number
  sources: number
  codes: number
}

/** Years that are told apart; what is dated outside has none. Years of one order follow each other. */
const [firstYear, yearsApart, longest] = [1900, 400, mostYears]

/** Room for each in the one number: kind and status eight values, confidence four, sources a bit for each of eight kinds. */
const [roomOfKind, roomOfStatus, roomOfConfidence, roomOfSources] = [8, 8, 4, 256]

/** Where each stands in the one number: `Math.floor(codes / below) % room`. Sources stand below all. */
export const rooms = {
  sources: roomOfSources,
  kind: { below: roomOfSources, room: roomOfKind },
  status: { below: roomOfSources * roomOfKind, room: roomOfStatus },
  confidence: { below: roomOfSources * roomOfKind * roomOfStatus, room: roomOfConfidence },
  year: {
    below: roomOfSources * roomOfKind * roomOfStatus * roomOfConfidence,
    room: yearsApart * longest + 1,
  },
} as const

/** A fact's values of the coded facets as numbers, and all of them in one. */
export function codesOf(facets: Record<OrderFacet, readonly string[]>): Codes {
  const kind = placeOf(supplyClasses, facets.kind[0])
  const status = placeOf(orderStatuses, facets.status[0])
  const year = placeOfYears(facets.year)
  const confidence = placeOf(confidences, facets.confidence[0] ?? "")
  const sources = maskOf(facets.source)
  const upToConfidence = (year * roomOfConfidence + confidence) * roomOfStatus + status
  const codes = (upToConfidence * roomOfKind + kind) * roomOfSources + sources
  return { kind, status, year, confidence, sources, codes }
}

/** The values that a number stands for. */
export function valuesOfCodes(codes: number): Record<CodedFacet, string[]> {
  const sources = codes % roomOfSources
  let rest = Math.floor(codes / roomOfSources)
  const next = (room: number) => {
    const place = rest % room
    rest = Math.floor(rest / room)
    return place
  }
  const [kind, status, confidence] = [next(roomOfKind), next(roomOfStatus), next(roomOfConfidence)]
  return {
    kind: [supplyClasses[kind]!],
    status: [orderStatuses[status]!],
    year: yearsOfPlace(rest),
    source: sourceKinds.filter((_, bit) => (sources & (1 << bit)) !== 0),
    confidence: confidence === 0 ? [] : [confidences[confidence]!],
  }
}

/** The numbers that a filter's values stand for in their column; a value of no order is none. */
export function placesOf(facet: Exclude<CodedFacet, "source">, values: readonly string[]): number[] {
  const lists = { kind: supplyClasses, status: orderStatuses, confidence: confidences } as const
  if (facet === "year") {
    return [...new Set(values.flatMap(placesWithYear))]
  }
  const list: readonly string[] = lists[facet]
  return values.map((value) => list.indexOf(value)).filter((place) => place >= 0)
}

/** A bit for each kind of source. */
export function maskOf(kinds: readonly string[]): number {
  return sourceKinds.reduce((mask, kind, bit) => (kinds.includes(kind) ? mask | (1 << bit) : mask), 0)
}

/** One number for the first year and how many follow; 0: not known. */
function placeOfYears(years: readonly string[]): number {
  const first = Number(years[0]) - firstYear
  if (!(first >= 0 && first < yearsApart)) return 0
  return 1 + first + yearsApart * (Math.min(years.length, longest) - 1)
}

function yearsOfPlace(place: number): string[] {
  if (place === 0) return [unknownValue]
  const first = firstYear + ((place - 1) % yearsApart)
  const more = Math.floor((place - 1) / yearsApart)
  return Array.from({ length: more + 1 }, (_, at) => String(first + at))
}

/** Every number that stands for years of which this is one. */
function placesWithYear(value: string): number[] {
  if (value === unknownValue) return [0]
  if (!/^\d{4}$/.test(value)) return []
  return Array.from({ length: longest }, (_, more) => more).flatMap((more) =>
    Array.from({ length: more + 1 }, (_, back) => Number(value) - back - firstYear)
      .filter((first) => first >= 0 && first < yearsApart)
      .map((first) => 1 + first + yearsApart * more),
  )
}

function placeOf(list: readonly string[], value: string | undefined): number {
  const place = list.indexOf(value ?? "")
  if (place < 0) throw new Error(`"${value}" is not in its list`)
  return place
}
