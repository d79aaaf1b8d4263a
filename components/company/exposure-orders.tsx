import { keepDay } from "@/components/known/known-day"
import { OpenNumber } from "@/components/numbers/open-number"
import { titleOnProfile } from "@/components/orders/order-title"
import { Disclosure } from "@/components/ui/disclosure"
import { ScrollTable } from "@/components/ui/scroll-table"
import type { Exposure, ExposureOrder } from "@/lib/contracts/exposure"
import type { OrderRisk } from "@/lib/domain/exposure"
import { orderRiskLabels, undeliveredWords } from "@/lib/exposure-words"
import { dayWords } from "@/lib/format"
import { sentenceCase } from "@/lib/labels"
import { exposureNames } from "@/lib/number-key"
import { routes } from "@/lib/routes"

/** Orders that control met before they were delivered; the others folded away, those of Chinese parts counted. */
export function ExposureOrders({ exposure: { company: firm, name, orders } }: { exposure: Exposure }) {
  const hit = [...ofRisk(orders, "at risk"), ...ofRisk(orders, "lost at the time")]
  const unknown = ofRisk(orders, "unknown").length
  const domestic = orders.filter(({ group }) => group === "domestic")
  const others = orders.filter((order) => !hit.includes(order) && order.group !== "domestic")
  return (
    <div className="space-y-3">
      {hit.length > 0 ? (
        <OrderTable
          orders={hit}
          firm={firm}
          name={name}
          caption="Orders at risk, and those lost when control began"
        />
      ) : (
        <p className="max-w-prose">
          None {unknown > 0 ? "known" : "on record"}: no order was still due when its parts came under
          control, as far as its dates are known.
        </p>
      )}
      {domestic.length > 0 && (
        <p className="max-w-prose text-13 text-muted">
          {domestic.length === 1 ? (
            "One order is"
          ) : (
            <>
              <a href="#orders">{domestic.length} orders</a> are
            </>
          )}{" "}
          of Chinese-designed parts: US rules do not decide a purchase at home.
        </p>
      )}
      {others.length > 0 && (
        <Disclosure summary={otherWords(others, others.length === orders.length)}>
          <OrderTable orders={others} firm={firm} name={name} caption="Other orders" />
        </Disclosure>
      )}
    </div>
  )
}

function ofRisk(orders: readonly ExposureOrder[], risk: OrderRisk): ExposureOrder[] {
  return orders.filter((order) => order.risk === risk)
}

/** "The other 9 orders: 5 delivered before control, 3 unknown" */
function otherWords(orders: readonly ExposureOrder[], isAll: boolean): string {
  const risks: OrderRisk[] = ["delivered before", "delivered all the same", "not controlled", "unknown"]
  const counts = risks.flatMap((risk) => {
    const count = ofRisk(orders, risk).length
    return count > 0 ? [`${count} ${orderRiskLabels[risk]}`] : []
  })
  const [only] = orders
  if (orders.length === 1 && only)
    return `${isAll ? "The one" : "The other"} order: ${orderRiskLabels[only.risk]}`
  return `${isAll ? "All" : "The other"} ${orders.length} orders: ${counts.join(", ")}`
}

function OrderTable({
  orders,
  firm,
  name,
  caption,
}: {
  orders: readonly ExposureOrder[]
  firm: string
  name: string
  caption: string
}) {
  return (
    <ScrollTable caption={caption} className="[&>table]:min-w-[52rem]!">
      <thead>
        <tr>
          <th scope="col">Order</th>
          <th scope="col">Control from</th>
          <th scope="col">Not delivered by then</th>
          <th scope="col">Standing</th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <tr key={order.orderId}>
            <th scope="row" className="w-[9.5rem] sm:w-[17rem]">
              <a href={keepDay(routes.order(order.orderId))}>{titleOnProfile(order.title, name)}</a>
              <span className="block text-muted">
                {order.chips.map((chip) => chip.name).join(", ") || "part not named"}
              </span>
            </th>
            <td>
              <ControlledFrom order={order} />
            </td>
            <td>
              <Undelivered order={order} firm={firm} />
            </td>
            <td className="min-w-64">
              {sentenceCase(orderRiskLabels[order.risk])}
              <span className="block text-muted">
                {order.why}
                {order.mayChangeOn && ` The answer may change on ${dayWords(order.mayChangeOn)}.`}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function ControlledFrom({ order: { controlledFrom, rule, risk } }: { order: ExposureOrder }) {
  if (controlledFrom === null)
    return <span className="text-muted">{risk === "unknown" ? "unknown" : "none within its time"}</span>
  return (
    <>
      {dayWords(controlledFrom)}
      {rule && (
        <a href={routes.control(rule.id)} className="block">
          {rule.shortName}
        </a>
      )}
    </>
  )
}

function Undelivered({ order, firm }: { order: ExposureOrder; firm: string }) {
  if (order.risk !== "at risk" && order.risk !== "lost at the time") {
    return (
      <span className="text-muted">
        {order.risk === "unknown" ? "unknown" : order.risk === "not controlled" ? "not asked" : "none"}
      </span>
    )
  }
  const { count, basis } = undeliveredWords(order)
  return (
    <>
      {order.undelivered ? (
        <OpenNumber of={{ of: "exposure", firm, measure: exposureNames.undelivered(order.orderId) }}>
          {count}
        </OpenNumber>
      ) : (
        count
      )}
      {basis && <span className="block text-muted">{basis}</span>}
    </>
  )
}
