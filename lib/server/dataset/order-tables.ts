import "server-only"
import type { Order } from "@/lib/domain/order"
import { reliabilityTable } from "@/lib/estimation/assemble/weigh-reports"
import { impliedUnitPrice, priceDistribution, reportWeight } from "@/lib/estimation/claims"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import {
  claimFields,
  claimValues,
  figureFields,
  figureValues,
  windowFields,
  windowValues,
} from "./claim-fields"
import { listed, type DataTable } from "./table"

/** Purchases, one row each. What is said of them stands in the reports. */
export function orderTable({ records }: Catalogue): DataTable<Order> {
  return {
    name: "orders",
    title: "Orders",
    description:
      "Purchases in the world. How many and for how much is said by their reports, which may disagree.",
    primaryKey: ["id"],
    foreignKeys: [{ field: "nested_in", table: "orders", to: "id" }],
    fields: [
      { name: "id", type: "string", title: "Id", isRequired: true },
      { name: "title", type: "string", title: "Title", isRequired: true },
      { name: "buyers", type: "string", title: "Firms that buy, separated by |", isRequired: true },
      { name: "sellers", type: "string", title: "Sellers, separated by |" },
      { name: "chips", type: "string", title: "Chips, separated by |" },
      { name: "family_note", type: "string", title: "What stands for the chips where none is named" },
      { name: "kind", type: "string", title: "Kind of supply", isRequired: true },
      { name: "status", type: "string", title: "What became of it", isRequired: true },
      { name: "location", type: "string", title: "Where the chips stand", isRequired: true },
      { name: "delivery_start", type: "yearmonth", title: "First month of delivery, an editor’s reading" },
      { name: "delivery_end", type: "yearmonth", title: "Last month of delivery, an editor’s reading" },
      { name: "counts_for", type: "string", title: "Firms in whose estimate it counts; none: left out" },
      { name: "counts_from", type: "yearmonth", title: "As-of months at which it counts: from" },
      { name: "counts_until", type: "yearmonth", title: "As-of months at which it counts: until" },
      { name: "rests_on", type: "string", title: "Reports that carry it, separated by |" },
      { name: "nested_in", type: "string", title: "The broader order that contains it already" },
      { name: "control_rule", type: "string", title: "The control that hit it" },
      { name: "why", type: "string", title: "Why it counts or does not", isRequired: true },
    ],
    rows: records.order,
    values: (order) => [
      order.id,
      order.title,
      listed(order.buyers),
      listed(order.sellers ?? []),
      listed(order.chips),
      order.familyNote,
      order.class,
      order.status,
      order.location,
      order.deliveryWindow?.start ?? null,
      order.deliveryWindow?.end ?? null,
      listed(order.counting?.firms ?? []),
      order.counting?.from ?? null,
      order.counting?.until ?? null,
      listed(order.counting?.restsOn ?? []),
      order.nestedIn,
      order.control?.rule ?? null,
      order.why,
    ],
  }
}

type ReportRow = { order: Order; at: number }

/** What each source says of each order, with the weight that the estimate gives it. */
export function reportTable({ records }: Catalogue): DataTable<ReportRow> {
  const reliability = reliabilityTable(records.assumption)
  return {
    name: "reports",
    title: "Reports of orders",
    description:
      "What one source says of one order. Contradicting reports stand side by side; a weight of 0 is shown and left out of estimates.",
    primaryKey: ["id"],
    foreignKeys: [
      { field: "order_id", table: "orders", to: "id" },
      { field: "source_id", table: "sources", to: "id" },
    ],
    fields: [
      { name: "id", type: "string", title: "Id", isRequired: true },
      { name: "order_id", type: "string", title: "The order it is about", isRequired: true },
      { name: "role", type: "string", title: "What of the order it reports", isRequired: true },
      { name: "chip_label", type: "string", title: "As the source names the chip" },
      ...figureFields,
      {
        name: "implied_unit_price_usd",
        type: "number",
        title: "Cost divided by count",
        unit: "US dollars a card",
      },
      ...windowFields,
      ...claimFields,
      {
        name: "source_kind",
        type: "string",
        title: "Kind of reporting, from which its reliability follows",
        isRequired: true,
      },
      { name: "reprint_of", type: "string", title: "The report that it repeats" },
      {
        name: "weight",
        type: "number",
        title: "Its weight in the estimate: reliability times plausibility of its price",
        isRequired: true,
      },
    ],
    rows: records.order.flatMap((order) => order.reports.map((_, at) => ({ order, at }))),
    values: ({ order, at }) => {
      const report = order.reports[at]!
      return [
        report.id,
        order.id,
        report.role,
        report.chipLabel,
        ...figureValues(report.quantity, report.unit, report.cost),
        impliedUnitPrice(report),
        ...windowValues(report),
        ...claimValues(report),
        report.sourceKind,
        report.reprintOf,
        reportWeight(report, reliability, priceDistribution(records.assumption, order.chips)),
      ]
    },
  }
}
