import type { ReportView } from "../contracts/claim"
import type { Range } from "../domain/range"
import { hasWeight } from "../report-weight"
import { weightWords } from "../weight-words"
import type { ChartData } from "./document"

type Column = ChartData["columns"][number]
type Value = ChartData["rows"][number][number]

/** A range's three columns: bounds and the figure given, as `rangeValues` fills them. */
export function rangeColumns(name: string, title: string, unit: string | null): Column[] {
  return (["low", "central", "high"] as const).map((part) => ({
    name: `${name}_${part}`,
    title: `${title}, ${part === "central" ? "figure given" : `${part} bound`}`,
    unit,
    type: "number",
  }))
}

export function rangeValues(range: Range | null | undefined): Value[] {
  return range ? [range.low, range.central, range.high] : [null, null, null]
}

/** A report for machines: everything that a chart or a table of reports rests on. */
export const reportColumns: Column[] = [
  { name: "report", title: "Report", unit: null, type: "text" },
  { name: "publisher", title: "Publisher", unit: null, type: "text" },
  { name: "source", title: "Source", unit: null, type: "text" },
  { name: "published", title: "Published, first day of the period", unit: null, type: "date" },
  { name: "published_precision", title: "How exact the date is", unit: null, type: "text" },
  { name: "role", title: "What is reported", unit: null, type: "text" },
  ...rangeColumns("quantity", "Quantity", null),
  { name: "quantity_unit", title: "What is counted", unit: null, type: "text" },
  ...rangeColumns("cost_usd", "Cost", "US dollars"),
  { name: "cost_basis", title: "Dollars reported, or converted here", unit: null, type: "text" },
  { name: "currency", title: "Currency of the source", unit: null, type: "text" },
  ...rangeColumns("cost_original", "Cost in the source’s currency", null),
  {
    name: "card_price_usd",
    title: "Price of a card, cost divided by number",
    unit: "US dollars",
    type: "number",
  },
  { name: "ordered", title: "Ordered, first day of the period", unit: null, type: "date" },
  { name: "ordered_precision", title: "How exact the date is", unit: null, type: "text" },
  { name: "weight", title: "Weight in the estimate, 0 to 1", unit: null, type: "number" },
  { name: "no_weight_because", title: "Why it has no weight, or almost none", unit: null, type: "text" },
  { name: "verification", title: "Whether the page was read", unit: null, type: "text" },
]

/** One value for each of `reportColumns`; all null for an order without a report. */
export function reportValues(report: ReportView | null): Value[] {
  if (report === null) return reportColumns.map(() => null)
  const { source, cost, orderedOn } = report
  return [
    report.id,
    source.publisher,
    source.id,
    source.publishedOn?.date ?? null,
    source.publishedOn?.precision ?? null,
    report.role,
    ...rangeValues(report.quantity),
    report.unit,
    ...rangeValues(cost?.usd),
    cost?.usdBasis ?? null,
    cost?.original?.currency ?? null,
    ...rangeValues(cost?.original?.amount),
    report.impliedUnitPriceUsd,
    orderedOn?.date ?? null,
    orderedOn?.precision ?? null,
    report.weight,
    hasWeight(report) ? null : weightWords(report, null),
    report.verification,
  ]
}
