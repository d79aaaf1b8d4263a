import { keepDay } from "@/components/known/known-day"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { Section } from "@/components/ui/section"
import { orderStatusWords } from "@/lib/charts/order-timeline-model"
import type { Contradictions } from "@/lib/contracts/contradiction"
import type { OrderPage } from "@/lib/contracts/order"
import { countingReports, readingsOf } from "@/lib/readings"
import { costOf, quantityOf, unitPriceOf } from "@/lib/report-figures"
import { routes } from "@/lib/routes"
import { OpenWindow, orderNumber } from "./open-window"
import { OrderDetails } from "./order-details"
import { ReadingsCell } from "./readings-cell"

/** One order with everything said of it. */
export function OrderPageView({
  order,
  contradictions = null,
}: {
  order: OrderPage
  contradictions?: Contradictions | null
}) {
  const reports = countingReports(order.reports)
  const number = orderNumber(order.id)
  const figures = [
    {
      name: "How many",
      value: (
        <ReadingsCell
          of={number("quantity")}
          readings={readingsOf(reports, quantityOf)}
          missing={reports.length === 0 ? "no report; a range of ours" : "number not given"}
        />
      ),
    },
    {
      name: "Cost",
      value: (
        <ReadingsCell of={number("cost")} readings={readingsOf(reports, costOf)} missing="sum not given" />
      ),
    },
    {
      name: "A card",
      value: (
        <ReadingsCell
          of={number("price")}
          readings={readingsOf(reports, unitPriceOf)}
          missing="price not known"
        />
      ),
    },
    { name: "Delivery", value: <OpenWindow order={order} /> },
    {
      name: "Status",
      value: `${orderStatusWords(order.status)}; ${order.counting ? "counts" : "left out"}`,
    },
  ]
  return (
    <article>
      <PageHead
        kicker={
          <>
            Order by{" "}
            {order.buyers.map(({ slug, name }, index) => (
              <span key={slug}>
                {index > 0 && ", "}
                <a href={keepDay(routes.company(slug))}>{name}</a>
              </span>
            ))}
          </>
        }
        title={order.title}
      >
        <Stamp
          parts={[
            order.chips.map(({ name }) => name).join(", ") || order.familyNote || "chip not named",
            order.reports.length === 0 ? (
              "no reports"
            ) : (
              <a key="reports" href="#reports">
                {order.reports.length === 1 ? "1 report" : `${order.reports.length} reports`}
              </a>
            ),
            `data version ${order.dataVersion}`,
          ]}
        />
      </PageHead>
      <dl className="mt-6 grid grid-cols-2 gap-x-8 gap-y-4 border-t border-ink pt-3 sm:grid-cols-3 lg:grid-cols-5">
        {figures.map(({ name, value }) => (
          <div key={name}>
            <dt className="text-13 text-muted">{name}</dt>
            <dd className="text-17">{value}</dd>
          </div>
        ))}
      </dl>
      <Section id="reports" title="What is behind it">
        <OrderDetails
          isInFull
          order={order}
          contradictions={contradictions}
          foot={{
            asOf: order.asOf,
            dataVersion: order.dataVersion,
            sources: [{ label: "the reports below", href: "#reports" }],
          }}
        />
      </Section>
    </article>
  )
}
