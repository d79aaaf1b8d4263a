import { orderStatusWords } from "@/lib/charts/order-timeline-model"
import type { OrderView } from "@/lib/contracts/order"
import { datedWords, windowWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { OrderDetails } from "./order-details"
import { ReadingsCell } from "./readings-cell"
import { countingReports, readingsOf } from "./readings"
import { costOf, quantityOf, unitPriceOf } from "./report-figures"

const columns = ["Order", "How many", "Cost", "A card", "Ordered", "Delivery", "Status", "Reports"]

/**
 * Orders as a ledger: one row each, contradicting readings under one another, and the reports behind them
 * unfolding in place. Scrolls inside itself with its first column fixed; unfolded text stays in view.
 *
 * @param perspective the firm whose profile this is: an order shared with others says so
 */
export function OrdersTable({
  orders,
  perspective,
}: {
  orders: readonly OrderView[]
  perspective: string | null
}) {
  return (
    <div
      className="@container overflow-x-auto border-t border-ink"
      tabIndex={0}
      role="group"
      aria-label="Orders"
    >
      <table className="w-full min-w-[58rem] text-13">
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={`border-b py-2 pr-4 text-left align-bottom font-medium ${index === 0 ? "sticky left-0 z-10 bg-paper" : ""}`}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {orders.map((order) => (
          <OrderRows key={order.id} order={order} perspective={perspective} />
        ))}
      </table>
    </div>
  )
}

function OrderRows({ order, perspective }: { order: OrderView; perspective: string | null }) {
  const reports = countingReports(order.reports)
  const none = order.reports.length === 0
  const ordered = readingsOf(reports, ({ orderedOn }) => orderedOn && datedWords(orderedOn))
  const counts = countsFor(order, perspective)
  return (
    <tbody id={order.id} className={counts ? "" : "text-muted"}>
      <tr className="align-top">
        <th
          scope="row"
          className="sticky left-0 z-10 w-[9.5rem] bg-paper py-2 pr-4 text-left font-normal sm:w-[17rem]"
        >
          <a href={routes.order(order.id)} className="text-15 leading-tight text-ink">
            {order.title}
          </a>
          <span className="block text-muted">
            {order.chips.length > 0
              ? order.chips.map(({ name }) => name).join(", ")
              : (order.familyNote ?? "chip not named")}
          </span>
        </th>
        <td className="py-2 pr-4">
          <ReadingsCell
            readings={readingsOf(reports, quantityOf)}
            missing={none ? "no report; a range of ours" : "number not given"}
          />
        </td>
        <td className="py-2 pr-4">
          <ReadingsCell readings={readingsOf(reports, costOf)} missing="sum not given" />
        </td>
        <td className="py-2 pr-4">
          <ReadingsCell readings={readingsOf(reports, unitPriceOf)} missing="not known" />
        </td>
        <td className="py-2 pr-4">
          <ReadingsCell readings={ordered.slice(0, 2)} missing="date not given" />
        </td>
        <td className="py-2 pr-4">{windowWords(order.deliveryWindow)}</td>
        <td className="py-2 pr-4">
          {orderStatusWords(order.status)}
          <span className="block">{counts ? "counts" : "left out"}</span>
        </td>
        <td className="py-2">{order.reports.length === 0 ? "none" : order.reports.length}</td>
      </tr>
      <tr>
        <td colSpan={columns.length} className="border-b pb-2">
          <div className="sticky left-0 w-[100cqi]">
            <details>
              <summary className="w-fit py-1 text-muted">{unfoldWords(order)}</summary>
              <div className="pt-2 pb-3 text-15 text-ink">
                <OrderDetails order={order} headingLevel={3} />
              </div>
            </details>
          </div>
        </td>
      </tr>
    </tbody>
  )
}

function countsFor(order: OrderView, perspective: string | null): boolean {
  if (!order.counting) return false
  return perspective === null || order.counting.firms.some(({ slug }) => slug === perspective)
}

function unfoldWords({ reports }: OrderView): string {
  if (reports.length === 0) return "Why it is here without a report"
  const wordings = (textOf: typeof quantityOf) => readingsOf(countingReports(reports), textOf).length
  const disagree = [
    wordings(quantityOf) > 1 ? "the number" : null,
    readingsOf(countingReports(reports), costOf).length > 1 ? "the cost" : null,
  ].filter(Boolean)
  const count = reports.length === 1 ? "The report behind it" : `The ${reports.length} reports behind it`
  return disagree.length > 0 ? `${count}; they disagree on ${disagree.join(" and ")}` : count
}
