import type { OrderView } from "../../contracts/order"
import { datedWords, windowWords } from "../../format"
import { orderStatusLabels } from "../../labels"
import { countingReports, readingsOf, type Reading } from "../../readings"
import { costOf, quantityOf, unitPriceOf } from "../../report-figures"
import { withoutFirm } from "../order-timeline-model"
import type { Figure } from "./figure"
import { tableFigure } from "./table-figure"

/**
 * A firm's orders as a table: readings that contradict each other stand beside each other.
 *
 * @param firm slug and name of the firm whose orders they are: one that counts for others only is left out
 */
export function ordersTableFigure(
  orders: readonly OrderView[],
  firm: { slug: string; name: string },
): Figure {
  const count = orders.length === 1 ? "one order" : `${orders.length} orders`
  return tableFigure({
    title: `${firm.name}: ${count} on record`,
    subtitle: "What, how many, for how much, when, and who says so",
    words: [
      "Where reports differ, every reading is given, the weightiest first. An order left out is shown, and no estimate of this firm counts it.",
    ],
    table: {
      caption: `Orders of ${firm.name}`,
      columns: [
        "Order",
        "How many",
        "Cost",
        "A card",
        "Delivery",
        "Status",
        "Who says so",
        "Chips",
        "Ordered",
        "Counts",
      ].map((label) => ({ label, isNumeric: false })),
      rows: orders.map((order) => orderRow(order, firm)),
    },
  })
}

function orderRow(order: OrderView, firm: { slug: string; name: string }): string[] {
  const reports = countingReports(order.reports)
  const none = order.reports.length === 0
  const counts = order.counting?.firms.some(({ slug }) => slug === firm.slug) ?? false
  return [
    withoutFirm(order.title, firm.name),
    either(readingsOf(reports, quantityOf), none ? "no report; a range of ours" : "number not given"),
    either(readingsOf(reports, costOf), "sum not given"),
    either(readingsOf(reports, unitPriceOf), "not known"),
    windowWords(order.deliveryWindow),
    orderStatusLabels[order.status],
    whoSaysSo(order.reports),
    order.chips.map(({ name }) => name).join(", ") || (order.familyNote ?? "chip not named"),
    either(
      readingsOf(reports, ({ orderedOn }) => orderedOn && datedWords(orderedOn)),
      "date not given",
    ),
    counts ? "counts" : "left out",
  ]
}

/** "$1bn / up to $4bn": "or" would run into readings such as "more than". */
function either(readings: readonly Reading[], missing: string): string {
  return readings.length === 0 ? missing : readings.map(({ text }) => text).join(" / ")
}

/** "Reuters (9 Aug 2023); Nikkei (Aug 2023, unverified)", the weightiest first. */
function whoSaysSo(reports: OrderView["reports"]): string {
  if (reports.length === 0) return "nobody: a range of ours"
  const said = [...reports]
    .sort((a, b) => b.weight - a.weight)
    .map(({ source, verification }) => {
      const notes = [datedWords(source.publishedOn), ...(verification === "unverified" ? ["unverified"] : [])]
      return `${source.publisher} (${notes.join(", ")})`
    })
  return [...new Set(said)].join("; ")
}
