import type { ChartFoot } from "@/components/charts/chart-frame"
import { FanChart } from "@/components/charts/fan-chart"
import { OrderTimeline } from "@/components/charts/order-timeline"
import { StockChart } from "@/components/charts/stock-chart"
import { fanModel } from "@/lib/charts/fan-model"
import { specVersion as version } from "@/lib/charts/spec"
import { orderTimelineModel } from "@/lib/charts/order-timeline-model"
import { stockModel } from "@/lib/charts/stock-model"
import type { CompanyProfile } from "@/lib/contracts/company"
import { stockSubject } from "@/lib/runway-words"

/**
 * A firm's charts: what training and inference need against what there is, the stock by chip, and the
 * deliveries on the stock's own axis. A firm without an estimate still has its deliveries.
 */
export function ProfileCharts({ profile }: { profile: CompanyProfile }) {
  const { estimate, asOf, name, slug: firm, orders, dataVersion } = profile
  const { horizonMonths } = estimate
  const reports = orders.reduce((sum, order) => sum + order.reports.length, 0)
  const fromOrders = { label: `${reports} reports of ${orders.length} orders`, href: "#orders" }
  const foot: ChartFoot = { asOf, dataVersion, sources: [fromOrders] }
  const assumed: ChartFoot = {
    ...foot,
    sources: [fromOrders, { label: `${profile.assumptions.length} assumptions`, href: "#assumptions" }],
  }

  const fans = (["training", "inference"] as const).flatMap((workload) => {
    const model = fanModel(estimate[workload], { workload, set: "own", asOf, horizonMonths })
    return model ? [model] : []
  })
  const stock =
    estimate.stockSeries &&
    stockModel(estimate.stockSeries, {
      asOf,
      toMonth: horizonMonths,
      orders,
      whose: `${stockSubject(name, "own").replace(/ own chips$/, "")} own stock`,
    })
  const timeline = orderTimelineModel(orders, stock ? { asOf, axis: stock.axis } : { asOf })
  if (fans.length === 0 && !stock && !timeline) return null
  return (
    <div className="mt-10 space-y-12 border-t pt-4">
      {fans.length > 0 && (
        // Captions keep two lines of title free, so that both plots stand level whatever the titles' length. Rows
        // shared by the figures would move the first when the second arrives, and a container cannot share them.
        <div className="grid gap-12 lg:grid-cols-2">
          {fans.map((model) => (
            <div key={model.workload} className="min-w-0 [&>figure>figcaption]:lg:min-h-[4.625rem]">
              <FanChart
                model={model}
                foot={assumed}
                share={{ version, chart: "runway", firm, workload: model.workload, set: "own" }}
                shareTitle={model.title.replace("the firm’s own chips", stockSubject(name, "own"))}
              />
            </div>
          ))}
        </div>
      )}
      {stock && <StockChart model={stock} foot={assumed} share={{ version, chart: "stock", firm }} />}
      {timeline && (
        <OrderTimeline
          model={timeline}
          foot={foot}
          share={{ version, chart: "deliveries", firm }}
          shareTitle={`${name}: ${timeline.title}`}
        />
      )}
    </div>
  )
}
