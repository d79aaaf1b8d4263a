import "server-only"
import { claimsAnswer } from "@/lib/charts/claims-answer"
import { claimsModel, type ClaimMeasure } from "@/lib/charts/claims-model"
import type { ChartDocument } from "@/lib/charts/document"
import { reportsFigure } from "@/lib/charts/figure/reports-figure"
import { reportColumns, reportValues } from "@/lib/charts/report-data"
import type { SpecOf } from "@/lib/charts/spec"
import { orderOf } from "./known-charts"
import { atOneVersion } from "./at-one-version"
import { recordDocument } from "./record-document"

const units: Record<ClaimMeasure, string> = {
  quantity: "chips",
  cost: "US dollars",
  price: "US dollars a card",
}

/** What the reports of an order say of one measure. Null where none gives a figure for it. */
export async function buildReports(spec: SpecOf<"reports">): Promise<ChartDocument | null> {
  return atOneVersion(async (catalogue) => {
    const order = await orderOf(catalogue, spec.order, spec)
    const model = order && claimsModel(order.reports, spec.measure)
    if (!model) return null
    const shown = new Set(model.rows.map(({ id }) => id))
    const reports = order.reports.filter(({ id }) => shown.has(id)).sort((a, b) => b.weight - a.weight)
    const measure = (name: "lowest" | "highest", { value, words }: typeof model.least) => ({
      key: `${order.id}.${spec.measure}.${name}`,
      label: `${order.title}, ${name} ${spec.measure} reported`,
      value,
      unit: units[spec.measure],
      words,
    })
    return recordDocument(catalogue, {
      spec,
      figure: reportsFigure(model, order.title),
      answer: claimsAnswer(model, order),
      data: {
        columns: [{ name: "order", title: "Order", unit: null, type: "text" }, ...reportColumns],
        rows: reports.map((report) => [order.id, ...reportValues(report)]),
      },
      measures: [measure("lowest", model.least), measure("highest", model.most)],
      sourceIds: reports.map(({ source }) => source.id),
    })
  }, spec.known)
}
