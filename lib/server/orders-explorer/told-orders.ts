import "server-only"
import { orderColumns, orderValues } from "@/lib/charts/order-data"
import type { ChartData } from "@/lib/charts/document"
import { reportColumns, reportValues } from "@/lib/charts/report-data"
import type { Order } from "@/lib/domain/order"
import type { Catalogue } from "../queries/catalogue"
import { orderView } from "../queries/order-view"

type Column = ChartData["columns"][number]

/** What a file of orders tells beyond a chart's own tables of orders and reports. Names are never changed. */
const sourceColumns: Column[] = [
  { name: "source_title", title: "Title of the source", unit: null, type: "text" },
  { name: "source_url", title: "Address of the source", unit: null, type: "text" },
  {
    name: "source_licence",
    title: "Licence of the source, where it asks for credit",
    unit: null,
    type: "text",
  },
  { name: "source_kind", title: "Kind of source, as it is weighed", unit: null, type: "text" },
  { name: "reporting_chain", title: "Who told whom, the origin first", unit: null, type: "text" },
  { name: "chip_label", title: "The chip as the source names it", unit: null, type: "text" },
  { name: "text", title: "What the report says, in our words", unit: null, type: "text" },
  { name: "confidence", title: "How far the report is trusted", unit: null, type: "text" },
  { name: "confidence_reason", title: "Why so far", unit: null, type: "text" },
  { name: "repeats_report", title: "The earlier report that it repeats", unit: null, type: "text" },
  {
    name: "contradictions",
    title: "Groups of contradiction that it takes part in",
    unit: null,
    type: "text",
  },
  { name: "nested_in", title: "The larger order that contains this one", unit: null, type: "text" },
  { name: "data_version", title: "Data version", unit: null, type: "number" },
]

/** Columns of a file with a row for each order and report. */
export const toldColumns: readonly Column[] = [...orderColumns, ...reportColumns, ...sourceColumns]

/** An order's rows, one for each report known, one without a report where there is none. */
export function toldRows(catalogue: Catalogue, order: Order): ChartData["rows"] {
  const view = orderView(catalogue, order)
  const told = view.reports.length > 0 ? view.reports : [null]
  return told.map((report) => {
    const source = report && catalogue.source.get(report.source.id)
    return [
      ...orderValues(view),
      ...reportValues(report),
      ...(report
        ? [
            report.source.title,
            report.source.url,
            source?.licence ?? null,
            report.sourceKind,
            report.reportingChain.join(" → ") || null,
            report.chipLabel,
            report.text,
            report.confidence,
            report.confidenceReason,
            report.reprintOf,
            report.conflicts.map(({ id }) => id).join(" ") || null,
          ]
        : Array.from({ length: 11 }, () => null)),
      view.nestedIn?.id ?? null,
      catalogue.dataVersion,
    ]
  })
}
