import "server-only"
import type { ChartDocument } from "@/lib/charts/document"
import { deliveriesFigure } from "@/lib/charts/figure/deliveries-figure"
import { orderColumns, orderValues } from "@/lib/charts/order-data"
import type { MonthAxis } from "@/lib/charts/month-axis"
import { orderTimelineModel, type OrderTimelineModel } from "@/lib/charts/order-timeline-model"
import { rangeColumns, rangeValues } from "@/lib/charts/report-data"
import type { SpecOf } from "@/lib/charts/spec"
import { stockModel } from "@/lib/charts/stock-model"
import type { CompanyProfile } from "@/lib/contracts/company"
import { countedWords } from "@/lib/number-words"
import { profileOf } from "./known-charts"
import { atOneVersion } from "./at-one-version"
import { orderMeasures } from "./order-measures"
import { recordDocument } from "./record-document"

/** Delivery windows of a firm's orders, as its profile draws them. Null for a firm without a dated order. */
export async function buildDeliveries(spec: SpecOf<"deliveries">): Promise<ChartDocument | null> {
  return atOneVersion(async (catalogue) => {
    const profile = await profileOf(catalogue, spec.firm, spec)
    if (!profile) return null
    const { asOf, orders } = profile
    const axis = stockAxis(profile)
    const model = orderTimelineModel(orders, { asOf, firm: profile.name, ...(axis && { axis }) })
    if (!model) return null
    const byId = new Map(orders.map((order) => [order.id, order]))
    const shown = model.rows.flatMap(({ id }) => byId.get(id) ?? [])
    return recordDocument(catalogue, {
      spec,
      figure: deliveriesFigure(model, profile.name),
      answer: answerOf(profile.name, model),
      data: {
        columns: [...orderColumns, ...rangeColumns("quantity", "Chips by the weightiest report", "chips")],
        rows: shown.map((order) => {
          const counted = order.reports
            .filter(({ unit }) => unit === "chips")
            .sort((a, b) => b.weight - a.weight)
          return [...orderValues(order), ...rangeValues(counted[0]?.quantity)]
        }),
      },
      measures: orderMeasures(profile, shown.length),
      sourceIds: shown.flatMap(({ reports }) => reports.map(({ source }) => source.id)),
    })
  }, spec.known)
}

/** The axis of the stock chart above it, where the firm has one. */
function stockAxis({ estimate, asOf, orders, name }: CompanyProfile): MonthAxis | null {
  const { stockSeries, horizonMonths } = estimate
  if (!stockSeries) return null
  return stockModel(stockSeries, { asOf, toMonth: horizonMonths, orders, whose: name })?.axis ?? null
}

/** "Nine orders of Baidu with a date of delivery: 4 delivered in whole or part, 3 ordered or announced, …." */
function answerOf(firm: string, { rows }: OrderTimelineModel): string {
  const of = (state: OrderTimelineModel["rows"][number]["state"]) =>
    rows.filter((row) => row.state === state).length
  const parts = [
    [of("arrived"), "delivered in whole or part"],
    [of("expected"), "ordered or announced"],
    [of("stopped"), "stopped or cancelled"],
    [of("unclear"), "not known whether delivered"],
  ] as const
  const counts = parts.flatMap(([count, words]) => (count === 0 ? [] : [`${count} ${words}`]))
  return `${countedWords(rows.length, "order")} of ${firm} with a date of delivery: ${counts.join(", ")}.`
}
