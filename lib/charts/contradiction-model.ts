import type { Contradiction, ContradictionClaim } from "../contracts/contradiction"
import { conflictKindLabel } from "../conflict-kind-words"
import { lastDayOf } from "../domain/dated"
import { daysBetween } from "../domain/day"
import { isEmptyRange, type Range } from "../domain/range"
import {
  countWords,
  datedWords,
  moneyWords,
  monthCountWords,
  monthSpanWords,
  quantityWords,
  sumWords,
  unitPriceWords,
} from "../format"
import { hasWeight, sizesNothing } from "../report-weight"
import { wayTo } from "../source-way"
import { impliedPriceOf } from "../contradiction-figures"
import { boundsOf, opensTo, scaleOf } from "./claims-model"

/** What a claim says of one measure, 0–1 on its axis; an open side reaches the end. */
export type AxisFigure = {
  words: string
  at: number | null
  from: number
  to: number
  opensLow: boolean
  opensHigh: boolean
  /** The price on record of the chip, behind a price that a claim implies. */
  band: { from: number; to: number; words: string } | null
}

/** One measure on which claims of a group can be compared. */
export type MatterAxis = {
  key: string
  /** "How many chips" */
  title: string
  /** "chips" */
  unit: string
  isLog: boolean
  ticks: { at: number; label: string; onNarrow: boolean }[]
  /** "$1bn to $5bn" */
  span: string
  /** All claims that give it give the same. */
  isAgreed: boolean
  /** The price on record where all claims are about one chip: it stands behind every row. */
  band: AxisFigure["band"]
  /** By claim. */
  figures: Readonly<Record<string, AxisFigure>>
  least: { value: number; words: string }
  most: { value: number; words: string }
}

export type MatterRow = {
  id: string
  one: ContradictionClaim
  publisher: string
  published: string
  /** Origin first, without the page itself. */
  via: readonly string[]
  /** Relative to the weightiest of the group, 0–1; 0: drawn hollow. */
  weight: number
  isUnverified: boolean
  /** It repeats the row above that stands further out. */
  isRelay: boolean
}

export type MatterModel = {
  /** The one in dispute first; empty where nothing can be compared. */
  axes: MatterAxis[]
  /** Measures on which all agree, in words. */
  agreed: string[]
  rows: MatterRow[]
  /** The same rows by what they are about; one section without a head where that is one thing. */
  sections: { order: { id: string; title: string } | null; rows: MatterRow[] }[]
  kind: string
}

type Told = { id: string; range: Range; words: string }

/** Beyond this ratio numbers are of different things, and only the price of one can be compared. */
const sameThing = 30

/** The claims of a group side by side: rows by what repeats what, and an axis for each measure that two of them give. */
export function contradictionModel(matter: Contradiction): MatterModel {
  const { claims } = matter
  const [chips, others] = [toldOf(claims, quantityOf("chips")), otherUnits(claims)]
  const price = toldOf(claims, priceOf)
  const counts = [chips, ...others]
  const isOfPrices = price.length > claims.length / 2 && counts.some((told) => ratioOf(told) > sameThing)
  const axes = [
    ...(isOfPrices
      ? []
      : [
          axisOf("quantity", "How many chips", "chips", chips, countWords),
          ...others.map((told) =>
            axisOf(`quantity-${told.unit}`, `How many ${told.unit}`, told.unit, told, countWords),
          ),
          costAxis(claims),
        ]),
    axisOf("price", "A card", "US dollars a card", price, (usd) => sumWords(usd, "USD", 2), claims),
    axisOf("months", "How long it lasts", "months from when it was said", toldOf(claims, monthsOf), (value) =>
      monthCountWords(value),
    ),
  ].filter((axis) => axis !== null)
  const sections = sectionsOf(claims)
  const dated = axes.length === 0 && matter.kind === "date" ? dateAxis(claims) : null
  const disputed = axes.filter(({ isAgreed }) => !isAgreed)
  const lead = [...disputed].sort((a, b) => countOf(b) - countOf(a))[0]
  return {
    axes: dated ? [dated] : lead ? [lead, ...disputed.filter((axis) => axis !== lead)].slice(0, 3) : [],
    agreed: axes.filter(({ isAgreed }) => isAgreed).map(agreedWords),
    rows: sections.flatMap(({ rows }) => rows),
    sections,
    kind: conflictKindLabel(matter.kind),
  }
}

function countOf({ figures }: MatterAxis): number {
  return Object.keys(figures).length
}

function agreedWords(axis: MatterAxis): string {
  const count = countOf(axis)
  const unit = axis.key.startsWith("quantity") ? ` ${axis.unit}` : ""
  return `${count === 2 ? "Both" : `All ${count}`} that give ${measureNouns[axis.key] ?? "a number"} say ${axis.span}${unit}.`
}

const measureNouns: Readonly<Record<string, string>> = {
  cost: "a sum",
  price: "a price of a card by sum and number",
  months: "months",
}

function toldOf(
  claims: readonly ContradictionClaim[],
  tell: (one: ContradictionClaim) => Omit<Told, "id"> | null,
): Told[] {
  return claims.flatMap((one) => {
    const told = tell(one)
    return told ? [{ id: one.claim.id, ...told }] : []
  })
}

function quantityOf(unit: string) {
  return (one: ContradictionClaim): Omit<Told, "id"> | null => {
    if (one.kind !== "report" && one.kind !== "note") return null
    const { quantity, unit: counted } = one.claim
    if (counted !== unit || isEmptyRange(quantity)) return null
    return {
      range: quantity,
      words: (quantity.high ?? quantity.central) === 0 ? "none" : quantityWords(quantity),
    }
  }
}

/** Counts of something else than chips: servers, dies. */
function otherUnits(claims: readonly ContradictionClaim[]): (Told[] & { unit: string })[] {
  const units = new Set(
    claims.flatMap((one) => (one.kind === "report" || one.kind === "note" ? [one.claim.unit] : [])),
  )
  units.delete("chips")
  return [...units].map((unit) => Object.assign(toldOf(claims, quantityOf(unit)), { unit }))
}

function priceOf(one: ContradictionClaim): Omit<Told, "id"> | null {
  const usd = impliedPriceOf(one)
  return usd === null ? null : { range: { low: null, central: usd, high: null }, words: unitPriceWords(usd) }
}

function monthsOf(one: ContradictionClaim): Omit<Told, "id"> | null {
  if (one.kind !== "statement" || one.claim.horizonMonths === null) return null
  const { low, high } = one.claim.horizonMonths
  if (low === null && high === null) return null
  const words = monthSpanWords(one.claim.horizonMonths)
  return low === high
    ? { range: { low: null, central: low, high: null }, words }
    : { range: { low, central: null, high }, words }
}

/** Sums in the one currency that most claims give; dollars where as many do. */
function costAxis(claims: readonly ContradictionClaim[]): MatterAxis | null {
  const inDollars = toldOf(claims, (one) => {
    if (one.kind !== "report" && one.kind !== "note") return null
    const { cost } = one.claim
    return cost && !isEmptyRange(cost.usd) ? { range: cost.usd, words: moneyWords(cost) } : null
  })
  const inYuan = toldOf(claims, (one) => {
    if (one.kind !== "report" && one.kind !== "note") return null
    const { cost } = one.claim
    return cost?.original?.currency === "CNY" && !isEmptyRange(cost.original.amount)
      ? { range: cost.original.amount, words: moneyWords(cost) }
      : null
  })
  return inYuan.length > inDollars.length
    ? axisOf("cost", "What it cost", "yuan", inYuan, (value) => sumWords(value, "CNY"))
    : axisOf("cost", "What it cost", "US dollars", inDollars, (value) => sumWords(value))
}

function ratioOf(told: readonly Told[]): number {
  const values = told.flatMap(({ range }) => boundsOf(range)).filter((value) => value > 0)
  return values.length === 0 ? 1 : Math.max(...values) / Math.min(...values)
}

/** Null where fewer than two claims give the measure: one figure is compared with nothing. */
function axisOf(
  key: string,
  title: string,
  unit: string,
  told: readonly Told[],
  say: (value: number) => string,
  priced: readonly ContradictionClaim[] = [],
): MatterAxis | null {
  if (told.length < 2) return null
  const records = new Map(priced.map((one) => [one.claim.id, recordOf(one)]))
  const all = told.flatMap(({ range }) => boundsOf(range))
  const bands = told.flatMap(({ id }) => records.get(id)?.bounds ?? [])
  const scale = scaleOf([...all, ...bands])
  const [least, most] = [Math.min(...all), Math.max(...all)]
  const words = new Set(told.map((one) => one.words))
  const bandOf = (record: NonNullable<ReturnType<typeof recordOf>>) => ({
    from: scale.at(Math.min(...record.bounds)),
    to: scale.at(Math.max(...record.bounds)),
    words: record.words,
  })
  const onRecord = new Map([...records.values()].flatMap((one) => (one ? [[one.words, one] as const] : [])))
  const [common, ...more] = onRecord.values()
  return {
    key,
    title,
    unit,
    isLog: scale.isLog,
    ticks: scale.ticks.map((tick, index) => ({
      at: tick.at,
      label: say(Number(tick.label)),
      onNarrow: index % Math.ceil(scale.ticks.length / 4) === 0,
    })),
    span: least === most ? told[0]!.words : `${say(least)} to ${say(most)}`,
    isAgreed: words.size === 1 || isOneNumber(told),
    band: common && more.length === 0 ? bandOf(common) : null,
    figures: Object.fromEntries(
      told.map(({ id, range, words: said }) => {
        const record = records.get(id)
        return [id, { words: said, ...placed(range, scale.at), band: record ? bandOf(record) : null }]
      }),
    ),
    least: { value: least, words: say(least) },
    most: { value: most, words: say(most) },
  }
}

/** "50,000" and "about 50,000" are one number. */
function isOneNumber(told: readonly Told[]): boolean {
  return new Set(told.map(({ range: { low, central, high } }) => `${low} ${central} ${high}`)).size === 1
}

function placed(range: Range, at: (value: number) => number): Omit<AxisFigure, "words" | "band"> {
  const bounds = boundsOf(range)
  const opens = opensTo(range)
  return {
    at: range.central === null || opens.low || opens.high ? null : at(range.central),
    from: opens.low ? 0 : at(Math.min(...bounds)),
    to: opens.high ? 1 : at(Math.max(...bounds)),
    opensLow: opens.low,
    opensHigh: opens.high,
  }
}

/** The price on record of a report's chip, in bounds and words. */
function recordOf(one: ContradictionClaim): { bounds: number[]; words: string } | null {
  if (one.kind !== "report" || one.price === null) return null
  const { low, central, high, name } = one.price
  const bounds = [low, central, high].filter((value) => value !== null)
  const [least, most] = [Math.min(...bounds), Math.max(...bounds)]
  const span = least === most ? sumWords(least) : `${sumWords(least)} to ${sumWords(most)}`
  return { bounds, words: `${name}: ${span}` }
}

function dateAxis(claims: readonly ContradictionClaim[]): MatterAxis | null {
  const told = claims.flatMap(({ claim: { id, eventOn } }) => (eventOn ? [{ id, eventOn }] : []))
  if (told.length < 2) return null
  const byStart = told.map(({ eventOn }) => eventOn).sort((a, b) => a.date.localeCompare(b.date))
  const [first, last] = [
    byStart[0]!,
    byStart.toSorted((a, b) => lastDayOf(a).localeCompare(lastDayOf(b))).at(-1)!,
  ]
  const from = `${Number(first.date.slice(0, 4))}-01-01`
  const to = `${Number(lastDayOf(last).slice(0, 4)) + 1}-01-01`
  const whole = daysBetween(from, to)
  const at = (day: string) => daysBetween(from, day) / whole
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  const ticks = Array.from({ length: years + 1 }, (_, index) => `${Number(from.slice(0, 4)) + index}-01-01`)
  return {
    key: "date",
    title: "When",
    unit: "date",
    isLog: false,
    ticks: ticks.map((day) => ({ at: at(day), label: day.slice(0, 4), onNarrow: true })),
    span:
      datedWords(first) === datedWords(last)
        ? datedWords(first)
        : `${datedWords(first)} to ${datedWords(last)}`,
    isAgreed: false,
    band: null,
    figures: Object.fromEntries(
      told.map(({ id, eventOn }) => [
        id,
        {
          words: datedWords(eventOn),
          // A month or a year is no day: it is drawn as long as it is.
          at: eventOn.precision === "day" ? at(eventOn.date) : null,
          from: at(eventOn.date),
          to: at(lastDayOf(eventOn)),
          opensLow: false,
          opensHigh: false,
          band: null,
        },
      ]),
    ),
    least: { value: daysBetween("1970-01-01", first.date), words: datedWords(first) },
    most: { value: daysBetween("1970-01-01", lastDayOf(last)), words: datedWords(last) },
  }
}

/** By order where reports are about several, the one with the oldest report first; then what is no report. */
function sectionsOf(claims: readonly ContradictionClaim[]): MatterModel["sections"] {
  const heaviest = Math.max(0, ...claims.map(weightOf))
  const sorted = claims.toSorted((a, b) => dateOf(a).localeCompare(dateOf(b)))
  const orders = new Map(
    sorted.flatMap((one) => (one.kind === "report" ? [[one.order.id, one.order] as const] : [])),
  )
  if (orders.size < 2) return [{ order: null, rows: rowsOf(claims, heaviest) }]
  const besides = claims.filter(({ kind }) => kind !== "report")
  return [
    ...[...orders.values()].map((order) => ({
      order: { id: order.id, title: order.title },
      rows: rowsOf(
        claims.filter((one) => one.kind === "report" && one.order.id === order.id),
        heaviest,
      ),
    })),
    ...(besides.length > 0 ? [{ order: null, rows: rowsOf(besides, heaviest) }] : []),
  ]
}

/** Oldest first; what repeats another claim of these stands under it. */
function rowsOf(claims: readonly ContradictionClaim[], heaviest: number): MatterRow[] {
  const ids = new Set(claims.map(({ claim }) => claim.id))
  const sorted = claims.toSorted((a, b) => dateOf(a).localeCompare(dateOf(b)))
  const repeatedOf = (one: ContradictionClaim) =>
    one.kind === "report" && one.claim.reprintOf !== null && ids.has(one.claim.reprintOf)
      ? one.claim.reprintOf
      : null
  const rowOf = (one: ContradictionClaim, isRelay: boolean): MatterRow => ({
    id: one.claim.id,
    one,
    publisher: one.claim.source.publisher,
    published: datedWords(one.claim.source.publishedOn),
    via: wayTo(one.claim.source.publisher, one.claim.reportingChain),
    weight: heaviest > 0 && hasWeight({ weight: weightOf(one) }) ? weightOf(one) / heaviest : 0,
    isUnverified: one.claim.verification === "unverified",
    isRelay,
  })
  const relaysOf = (id: string): MatterRow[] =>
    sorted
      .filter((one) => repeatedOf(one) === id)
      .flatMap((one) => [rowOf(one, true), ...relaysOf(one.claim.id)])
  return sorted
    .filter((one) => repeatedOf(one) === null)
    .flatMap((origin) => [rowOf(origin, false), ...relaysOf(origin.claim.id)])
}

function dateOf({ claim }: ContradictionClaim): string {
  return claim.source.publishedOn?.date ?? claim.eventOn?.date ?? "9999"
}

/** Only a report of an order that counts, and of its chips, weighs anything. */
function weightOf(one: ContradictionClaim): number {
  return one.kind === "report" && one.order.isCounted && !sizesNothing(one.claim) ? one.claim.weight : 0
}
