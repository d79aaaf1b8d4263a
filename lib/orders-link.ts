import { isCalendarDay } from "./calendar-day"
import { firstKnownDay } from "./contracts/first-known-day"
import {
  orderColumns,
  orderGroups,
  usualOrderColumns,
  type OrderColumn,
  type OrderGroup,
} from "./contracts/order-lists"
import type { OrdersView } from "./contracts/orders-explorer"
import type { SourceKind } from "./domain/evidence"
import { confidenceLabels, orderStatusLabels, supplyClassLabels } from "./labels"

/** What `/orders` shows where nobody chose: every order, the latest bought first. */
export const usualOrdersView: OrdersView = {
  q: "",
  firm: [],
  chip: [],
  maker: [],
  kind: [],
  status: [],
  year: [],
  source: [],
  confidence: [],
  contradictions: false,
  known: null,
  sort: "ordered",
  descending: true,
  group: null,
  columns: [...usualOrderColumns],
}

/** Rows on a page, for readers without a script. */
export const rowsOnPage = 100

/** A part of an address that was not understood, and is not part of the view. */
export type DroppedParam = { param: string; text: string; why: string }

/** Every parameter that makes an address of `/orders` another view than the usual one. */
export const ordersParams = [
  "q",
  "firm",
  "chip",
  "maker",
  "kind",
  "status",
  "year",
  "source",
  "confidence",
  "contradictions",
  "known",
  "group",
  "sort",
  "columns",
  "page",
] as const

/** Kinds of source as an address names them: their full names are sentences with commas. */
export const sourceKindWords: Record<SourceKind, string> = {
  "company filing or earnings call": "filing",
  "government record": "government",
  "revenue- or shipment-based analyst model": "analyst",
  "major press, several named or independent sources": "press",
  "major press, one anonymous source": "anonymous",
  "trade press, single source": "trade",
  "derived or reprinted without new reporting": "reprint",
  "social media or rumour": "rumour",
}

/**
 * A value as it stands in a parameter that may hold several, separated by commas. Its own commas are written %2C
 * before the address is encoded.
 */
export function orderParamValue(facet: string, value: string): string {
  const text = facet === "source" ? (sourceKindWords[value as SourceKind] ?? value) : value
  return text.replaceAll("%", "%25").replaceAll(",", "%2C")
}

function valueOfParam(text: string): string {
  return text.replaceAll(/%2c/gi, ",").replaceAll("%25", "%")
}

/**
 * The one form of a view that an address has: values of a filter each once and in their alphabet, columns in the order
 * of the table with the order's name first.
 */
export function settledOrdersView(view: OrdersView): OrdersView {
  const once = <T extends string>(values: readonly T[]) => [...new Set(values)].sort()
  return {
    ...view,
    firm: once(view.firm),
    chip: once(view.chip),
    maker: once(view.maker),
    kind: once(view.kind),
    status: once(view.status),
    year: once(view.year),
    source: once(view.source),
    confidence: once(view.confidence),
    columns: orderColumns.filter((column) => column === "order" || view.columns.includes(column)),
  }
}

/**
 * The query of a view's address, "" for the usual one; `readOrdersQuery` reads it back.
 *
 * @param page for readers without a script: which hundred of the rows, from 1
 */
export function ordersQuery(view: OrdersView, page = 1): string {
  const settled = settledOrdersView(view)
  const parts: [string, string][] = []
  if (settled.q !== "") parts.push(["q", settled.q])
  for (const facet of severalParams) {
    const values = settled[facet]
    if (values.length > 0) parts.push([facet, values.map((one) => orderParamValue(facet, one)).join(",")])
  }
  if (settled.contradictions) parts.push(["contradictions", "yes"])
  if (settled.known !== null) parts.push(["known", settled.known])
  if (settled.group !== null) parts.push(["group", settled.group])
  const isUsualSort =
    settled.sort === usualOrdersView.sort && settled.descending === usualOrdersView.descending
  if (!isUsualSort) parts.push(["sort", orderSortText(settled)])
  if (settled.columns.join() !== usualOrdersView.columns.join()) {
    parts.push(["columns", settled.columns.join(",")])
  }
  if (page > 1) parts.push(["page", String(page)])
  // A comma may stand in a query, and an address is easier to read with it.
  const text = new URLSearchParams(parts).toString().replaceAll("%2C", ",")
  return text === "" ? "" : `?${text}`
}

/** A sort as an address has it: the column, with a minus before it from the highest down. */
export function orderSortText({ sort, descending }: Pick<OrdersView, "sort" | "descending">): string {
  return `${descending ? "-" : ""}${sort}`
}

const severalParams = ["firm", "chip", "maker", "kind", "status", "year", "source", "confidence"] as const
type SeveralParam = (typeof severalParams)[number]

/** What may stand in a filter; null: anything that is on record. */
const allowed: Record<SeveralParam, readonly string[] | null> = {
  firm: null,
  chip: null,
  maker: null,
  kind: Object.keys(supplyClassLabels),
  status: Object.keys(orderStatusLabels),
  year: null,
  source: Object.keys(sourceKindWords),
  confidence: Object.keys(confidenceLabels),
}

const longestValue = 120
const mostValues = 60
const longestText = 200

/**
 * The view that an address of `/orders` names. Several values of a filter are repeated or separated by commas. What
 * cannot be read is left out and named with its reason, so that an old or mistyped link still opens.
 */
export function readOrdersQuery(params: URLSearchParams): { view: OrdersView; dropped: DroppedParam[] } {
  const dropped: DroppedParam[] = []
  const drop = (param: string, text: string, why: string) =>
    void dropped.push({ param, text: text.slice(0, longestText), why })
  const first = (param: string) => {
    const [text, ...more] = params.getAll(param).filter((one) => one.trim() !== "")
    for (const one of more) drop(param, one, "it was given more than once; the first counts")
    return text ?? null
  }
  const several = (param: SeveralParam): string[] => {
    const texts = params.getAll(param).flatMap((text) => text.split(","))
    const values: string[] = []
    for (const text of new Set(texts)) {
      if (text.trim() === "") continue
      const value = readValue(param, valueOfParam(text))
      if ("why" in value) drop(param, text, value.why)
      else if (values.length >= mostValues) drop(param, text, `at most ${mostValues} can be chosen at once`)
      else values.push(value.value)
    }
    return values
  }
  const sort = readSort(first("sort"), drop)
  const view: OrdersView = {
    firm: several("firm"),
    chip: several("chip"),
    maker: several("maker"),
    kind: several("kind") as OrdersView["kind"],
    status: several("status") as OrdersView["status"],
    year: several("year"),
    source: several("source") as OrdersView["source"],
    confidence: several("confidence") as OrdersView["confidence"],
    q: readText(params, drop),
    contradictions: readYes(first("contradictions"), drop),
    known: readDay(first("known"), drop),
    group: readGroup(first("group"), drop),
    ...sort,
    columns: readColumns(params.getAll("columns"), drop),
  }
  return { view: settledOrdersView(view), dropped }
}

/** Which page of rows an address asks for, from 1; 1 for anything that is none. */
export function readOrdersPage(params: URLSearchParams): number {
  const text = params.get("page") ?? ""
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : 1
}

type Drop = (param: string, text: string, why: string) => void

function readValue(param: SeveralParam, text: string): { value: string } | { why: string } {
  const list = allowed[param]
  if (list) {
    const value =
      param === "source" ? list.find((kind) => sourceKindWords[kind as SourceKind] === text) : text
    if (value !== undefined && list.includes(value)) return { value }
    const words = param === "source" ? Object.values(sourceKindWords) : list
    return { why: `it is none of ${words.join(", ")}` }
  }
  if (param === "year" && !/^(?:\d{4}|unknown)$/.test(text)) {
    return { why: "a year has four digits, or is “unknown”" }
  }
  return text.length > longestValue
    ? { why: `no name has more than ${longestValue} characters` }
    : { value: text }
}

/** Words searched for. Only one field has them, so a second one is added rather than lost. */
function readText(params: URLSearchParams, drop: Drop): string {
  const text = params.getAll("q").filter(Boolean).join(" ")
  if (text.length <= longestText) return text
  drop("q", text.slice(longestText), `only the first ${longestText} characters are searched for`)
  return text.slice(0, longestText)
}

function readYes(text: string | null, drop: Drop): boolean {
  if (text === null || text === "no") return false
  if (text !== "yes") drop("contradictions", text, "it is either “yes” or left out")
  return text === "yes"
}

function readDay(text: string | null, drop: Drop): string | null {
  if (text === null) return null
  if (!isCalendarDay(text)) drop("known", text, "write a day of the calendar, such as 2023-11-20")
  else if (text < firstKnownDay) drop("known", text, `choose a day from ${firstKnownDay} on`)
  else return text
  return null
}

function readGroup(text: string | null, drop: Drop): OrderGroup | null {
  if (text === null) return null
  const group = orderGroups.find((one) => one === text)
  if (!group) drop("group", text, `orders are grouped by ${orderGroups.join(", ")}`)
  return group ?? null
}

function readSort(text: string | null, drop: Drop): Pick<OrdersView, "sort" | "descending"> {
  const { sort, descending } = usualOrdersView
  if (text === null) return { sort, descending }
  const column = orderColumns.find((one) => one === text.replace(/^-/, ""))
  if (column) return { sort: column, descending: text.startsWith("-") }
  drop("sort", text, `orders are sorted by ${orderColumns.join(", ")}, or by “-” and one of these`)
  return { sort, descending }
}

function readColumns(texts: readonly string[], drop: Drop): OrderColumn[] {
  const columns: OrderColumn[] = []
  for (const text of new Set(texts.flatMap((one) => one.split(",")))) {
    const column = orderColumns.find((one) => one === text)
    if (column) columns.push(column)
    else if (text.trim() !== "") drop("columns", text, "the table has no such column")
  }
  return columns.length > 0 ? columns : [...usualOrderColumns]
}
