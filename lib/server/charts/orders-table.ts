import "server-only"
import type { ChartDocument } from "@/lib/charts/document"
import { ordersTableFigure } from "@/lib/charts/figure/orders-table-figure"
import { orderColumns, orderValues } from "@/lib/charts/order-data"
import { reportColumns, reportValues } from "@/lib/charts/report-data"
import type { SpecOf } from "@/lib/charts/spec"
import { countedWords } from "@/lib/number-words"
import { profileOf } from "./known-charts"
import { atOneVersion } from "./at-one-version"
import { orderMeasures } from "./order-measures"
import { recordDocument } from "./record-document"

/** A firm's orders with everything reported of them. Null for a firm without any. */
export async function buildOrdersTable(spec: SpecOf<"orders-table">): Promise<ChartDocument | null> {
  return atOneVersion(async (catalogue) => {
    const profile = await profileOf(catalogue, spec.firm, spec)
    if (!profile || profile.orders.length === 0) return null
    const { orders, slug, name } = profile
    const reports = orders.flatMap((order) => order.reports)
    const counted = orders.filter(({ counting }) => counting?.firms.some((firm) => firm.slug === slug)).length
    const estimate =
      counted === 0 ? "an estimate counts none of them" : `an estimate counts ${counted} of them`
    return recordDocument(catalogue, {
      spec,
      figure: ordersTableFigure(orders, { slug, name }),
      answer: `${countedWords(orders.length, "order")} of ${name} with ${countedWords(reports.length, "report").toLowerCase()} on record; ${estimate}.`,
      data: {
        columns: [...orderColumns, ...reportColumns],
        rows: orders.flatMap((order) => {
          const told = order.reports.length > 0 ? order.reports : [null]
          return told.map((report) => [...orderValues(order), ...reportValues(report)])
        }),
      },
      measures: orderMeasures(profile, orders.length),
      sourceIds: reports.map(({ source }) => source.id),
    })
  }, spec.known)
}
