import { OpenWindow, orderNumber } from "@/components/orders/open-window"
import { ReadingsCell } from "@/components/orders/readings-cell"
import { ScrollTable } from "@/components/ui/scroll-table"
import { orderStatusWords } from "@/lib/charts/order-timeline-model"
import type { OrderView } from "@/lib/contracts/order"
import { datedWords } from "@/lib/format"
import { countingReports, readingsOf } from "@/lib/readings"
import { costOf, quantityOf } from "@/lib/report-figures"
import { routes } from "@/lib/routes"

/** Orders of a part under the firms that placed them; what several firms ordered together comes last. */
export function ChipOrders({ name, orders }: { name: string; orders: readonly OrderView[] }) {
  return (
    <ScrollTable caption={`Orders of ${name} by firm`} className="[&>table]:min-w-[max(100%,54rem)]!">
      <thead>
        <tr>
          {["Order", "How many", "Cost", "Status", "Ordered", "Delivery", "Reports"].map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      {byBuyers(orders).map(({ key, buyers, orders: own }) => (
        <tbody key={key}>
          <tr>
            <th scope="rowgroup" colSpan={7} className="pt-4! text-15">
              {buyers.map(({ slug, name: buyer }, index) => (
                <span key={slug}>
                  {index > 0 && ", "}
                  <a href={routes.company(slug)} className="font-medium">
                    {buyer}
                  </a>
                </span>
              ))}
            </th>
          </tr>
          {own.map((order) => (
            <OrderRow key={order.id} order={order} />
          ))}
        </tbody>
      ))}
    </ScrollTable>
  )
}

function OrderRow({ order }: { order: OrderView }) {
  const number = orderNumber(order.id)
  const reports = countingReports(order.reports)
  const ordered = readingsOf(reports, ({ orderedOn }) => orderedOn && datedWords(orderedOn))
  return (
    <tr className={order.counting ? "" : "text-muted"}>
      <th scope="row" className="w-[9.5rem] sm:w-[20rem]">
        <a href={routes.order(order.id)} className="text-ink">
          {order.title}
        </a>
        {order.chips.length > 1 && (
          <span className="block text-muted">with {order.chips.length - 1} more of other chips</span>
        )}
      </th>
      <td>
        <ReadingsCell
          of={number("quantity")}
          readings={readingsOf(reports, quantityOf)}
          missing={order.reports.length === 0 ? "no report; a range of ours" : "number not given"}
        />
      </td>
      <td>
        <ReadingsCell of={number("cost")} readings={readingsOf(reports, costOf)} missing="sum not given" />
      </td>
      <td>
        {orderStatusWords(order.status)}
        <span className="block">{order.counting ? "counts" : "left out"}</span>
      </td>
      <td>
        <ReadingsCell of={number("ordered")} readings={ordered.slice(0, 2)} missing="date not given" />
      </td>
      <td>
        <OpenWindow order={order} />
      </td>
      <td>
        {order.reports.length === 0 ? "none" : <a href={routes.order(order.id)}>{order.reports.length}</a>}
      </td>
    </tr>
  )
}

function byBuyers(orders: readonly OrderView[]) {
  const groups = new Map<string, { key: string; buyers: OrderView["buyers"]; orders: OrderView[] }>()
  for (const order of orders) {
    const key = order.buyers
      .map(({ slug }) => slug)
      .sort()
      .join(" ")
    const group = groups.get(key) ?? { key, buyers: order.buyers, orders: [] }
    group.orders.push(order)
    groups.set(key, group)
  }
  const nameOf = ({ buyers }: { buyers: OrderView["buyers"] }) => buyers.map(({ name }) => name).join(", ")
  const started = ({ deliveryWindow }: OrderView) => deliveryWindow?.start ?? deliveryWindow?.end ?? ""
  return [...groups.values()]
    .map((group) => ({
      ...group,
      orders: group.orders.toSorted((a, b) => started(b).localeCompare(started(a))),
    }))
    .sort((a, b) => a.buyers.length - b.buyers.length || nameOf(a).localeCompare(nameOf(b), "en"))
}
