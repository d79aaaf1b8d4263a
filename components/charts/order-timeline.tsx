import { keepDay } from "@/components/known/known-day"
import { clampedPosition, monthPosition } from "@/lib/charts/month-axis"
import { orderTimelineTable, type OrderTimelineModel } from "@/lib/charts/order-timeline-model"
import { percent } from "@/lib/charts/scales"
import type { ChartSpec } from "@/lib/charts/spec"
import { labelledRowSize } from "@/lib/charts/sizes"
import { ChartFrame, type ChartFoot } from "./chart-frame"
import { Reach } from "./reach"
import { DeliveryMark } from "./static/delivery-mark"
import { HatchDefs } from "./static/hatch"
import { LabelledRows } from "./static/labelled-rows"
import { MonthTicks } from "./static/month-ticks"

/** Deliveries and open orders on the month axis of the stock chart above it. */
export function OrderTimeline({
  model,
  foot,
  share,
  shareTitle,
  headingLevel = 2,
}: {
  model: OrderTimelineModel
  foot: ChartFoot
  share: ChartSpec
  shareTitle?: string
  headingLevel?: 2 | 3
}) {
  const { axis, rows } = model
  const now = monthPosition(axis, 0)
  const height = rows.length * labelledRowSize.height
  return (
    <ChartFrame
      title={model.title}
      subtitle={model.subtitle}
      words={model.words}
      table={orderTimelineTable(model)}
      foot={foot}
      share={share}
      opens={{ column: 3, of: rows.map(({ id }) => ({ of: "order", order: id, measure: "quantity" })) }}
      shareTitle={shareTitle}
      headingLevel={headingLevel}
    >
      <HatchDefs chart="timeline" colors={["muted"]} />
      <div className="plot is-rows has-end-labels">
        <Reach model={model} id="timeline" points={rows.length} label="Deliveries, one by one">
          <LabelledRows
            behind={
              <>
                {axis.ticks.map(({ at }) => (
                  <line
                    key={at}
                    x1={percent(monthPosition(axis, at))}
                    x2={percent(monthPosition(axis, at))}
                    y1="0"
                    y2={height}
                    className="chart-grid"
                  />
                ))}
                {now > 0 && now < 1 && (
                  <line x1={percent(now)} x2={percent(now)} y1="0" y2={height} className="now-line" />
                )}
              </>
            }
            rows={rows.map((row) => ({
              id: row.id,
              href: keepDay(row.href),
              label: row.title,
              detail: row.window,
              from: clampedPosition(axis, row.from),
              to: clampedPosition(axis, row.to),
              mark: <DeliveryMark row={row} axis={axis} chart="timeline" />,
            }))}
          />
        </Reach>
        <svg className="block h-6.5 w-full overflow-visible" aria-hidden="true">
          <MonthTicks axis={axis} top={0} />
        </svg>
      </div>
    </ChartFrame>
  )
}
