import type { ChartFoot } from "@/components/charts/chart-frame"
import { keepDay } from "@/components/known/known-day"
import { Disclosure } from "@/components/ui/disclosure"
import { ScrollTable } from "@/components/ui/scroll-table"
import { orderStatusWords } from "@/lib/charts/order-timeline-model"
import type { OrderView } from "@/lib/contracts/order"
import { datedWords } from "@/lib/format"
import { countingReports, readingsOf } from "@/lib/readings"
import { costOf, quantityOf, unitPriceOf } from "@/lib/report-figures"
import { routes } from "@/lib/routes"
import { OpenWindow, orderNumber } from "./open-window"
import { OrderDetails } from "./order-details"
import { ReadingsCell } from "./readings-cell"

const columns = ["Order", "How many", "Cost", "A card", "Ordered", "Delivery", "Status", "Reports"]

/**
 * Orders as a ledger: one row each, contradicting readings under one another, and the reports behind them
 * unfolding in place. Scrolls inside itself with its first column fixed; unfolded text stays in view.
 *
 * @param perspective the firm whose profile this is: an order that counts for others only is set back
 */
export function OrdersTable({
  orders,
  perspective,
  foot,
}: {
  orders: readonly OrderView[]
  perspective: string | null
  foot: ChartFoot
}) {
  return (
    <ScrollTable caption="Orders" className="@container [&>table]:min-w-[58rem]!">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      {orders.map((order) => (
        <OrderRows key={order.id} order={order} perspective={perspective} foot={foot} />
      ))}
    </ScrollTable>
  )
}

function OrderRows({
  order,
  perspective,
  foot,
}: {
  order: OrderView
  perspective: string | null
  foot: ChartFoot
}) {
  const reports = countingReports(order.reports)
  const none = order.reports.length === 0
  const ordered = readingsOf(reports, ({ orderedOn }) => orderedOn && datedWords(orderedOn))
  const counts = countsFor(order, perspective)
  const number = orderNumber(order.id)
  return (
    <tbody id={order.id} className={counts ? "" : "text-muted"}>
      <tr className="[&>*]:border-b-0! [&>*]:pb-0!">
        <th scope="row" className="w-[9.5rem] sm:w-[17rem]">
          <a href={keepDay(routes.order(order.id))} className="text-15 leading-tight text-ink">
            {order.title}
          </a>
          <span className="block text-muted">
            {order.chips.length > 0
              ? order.chips.map(({ name }) => name).join(", ")
              : (order.familyNote ?? "chip not named")}
          </span>
        </th>
        <td>
          <ReadingsCell
            of={number("quantity")}
            readings={readingsOf(reports, quantityOf)}
            missing={none ? "no report; a range of ours" : "number not given"}
          />
        </td>
        <td>
          <ReadingsCell of={number("cost")} readings={readingsOf(reports, costOf)} missing="sum not given" />
        </td>
        <td>
          <ReadingsCell
            of={number("price")}
            readings={readingsOf(reports, unitPriceOf)}
            missing="not known"
          />
        </td>
        <td>
          <ReadingsCell of={number("ordered")} readings={ordered.slice(0, 2)} missing="date not given" />
        </td>
        <td>
          <OpenWindow order={order} />
        </td>
        <td>
          {orderStatusWords(order.status)}
          <span className="block">{counts ? "counts" : "left out"}</span>
        </td>
        <td>
          {order.reports.length === 0 ? (
            "none"
          ) : (
            <a href={keepDay(routes.order(order.id))}>{order.reports.length}</a>
          )}
        </td>
      </tr>
      <tr>
        <td colSpan={columns.length} className="pt-0!">
          <div className="sticky left-0 w-[100cqi]">
            <Disclosure summary={unfoldWords(order)} className="text-muted">
              <div className="pb-4 text-15 text-ink">
                <OrderDetails
                  order={order}
                  foot={{ ...foot, sources: [{ label: "the reports below", href: `#${order.id}` }] }}
                  isInFull={false}
                />
              </div>
            </Disclosure>
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
