import { ChartFrame, type ChartFoot } from "@/components/charts/chart-frame"
import type { ChartTable } from "@/lib/charts/chart-table"
import { numberOfChart } from "@/lib/charts/number-of-chart"
import type { PriceModel } from "@/lib/charts/price-model"
import type { ChartSpec } from "@/lib/charts/spec"
import { percent } from "@/lib/charts/scales"
import { labelledRowSize } from "@/lib/charts/sizes"
import { ClaimMark } from "./claim-mark"
import { LabelledRows } from "./labelled-rows"

/** Prices that reports imply, oldest first, over the band of the price on record. */
export function PricePlot({
  model,
  table,
  foot,
  share,
}: {
  model: PriceModel
  table: ChartTable
  foot: ChartFoot
  share: ChartSpec
}) {
  const { rows, ticks, band } = model
  const height = rows.length * labelledRowSize.height
  return (
    <ChartFrame
      title={model.title}
      subtitle={model.subtitle}
      words={model.words}
      table={table}
      foot={foot}
      share={share}
      opens={{
        column: 1,
        // Beside the reports' rows only the price on record has one, and it comes first.
        of: [
          ...table.rows.slice(rows.length).map(() => numberOfChart(share)),
          ...rows.map(({ id }) => ({ of: "claim", claim: id }) as const),
        ],
      }}
    >
      <div className="plot is-rows">
        <LabelledRows
          behind={
            <>
              {band && (
                <rect
                  x={percent(band.from)}
                  width={percent(Math.max(0.003, band.to - band.from))}
                  y="0"
                  height={height}
                  fill="var(--wash)"
                />
              )}
              {ticks.map(({ at }) => (
                <line key={at} x1={percent(at)} x2={percent(at)} y1="0" y2={height} className="chart-grid" />
              ))}
              {band && band.at !== null && (
                <line x1={percent(band.at)} x2={percent(band.at)} y1="0" y2={height} className="rule-line" />
              )}
            </>
          }
          rows={rows.map((row) => ({
            id: row.id,
            href: row.href,
            label: `${row.when}: ${row.words}`,
            detail: row.isUnverified ? `${row.publisher} · unverified` : row.publisher,
            from: 0,
            to: 1,
            mark: <ClaimMark row={row} />,
          }))}
        />
        <svg className="block h-6.5 w-full overflow-visible" aria-hidden="true">
          <line x1="0" x2="100%" y1="0.5" y2="0.5" className="chart-axis" />
          {ticks.map(({ at, label }) => (
            <g key={at}>
              <line x1={percent(at)} x2={percent(at)} y1="0" y2="5" className="chart-axis" />
              <text x={percent(at)} y="19" textAnchor={at === 0 ? "start" : "middle"} className="chart-label">
                {label}
              </text>
            </g>
          ))}
        </svg>
      </div>
    </ChartFrame>
  )
}
