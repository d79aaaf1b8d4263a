import { claimsTable, type ClaimsModel } from "@/lib/charts/claims-model"
import { percent } from "@/lib/charts/scales"
import type { ChartSpec } from "@/lib/charts/spec"
import { labelledRowSize } from "@/lib/charts/sizes"
import { ChartFrame, type ChartFoot } from "./chart-frame"
import { Reach } from "./reach"
import { ClaimMark } from "./static/claim-mark"
import { LabelledRows } from "./static/labelled-rows"

/** What the reports of one order say of its number, cost or price, on one small axis. */
export function ClaimsChart({
  model,
  foot,
  share,
  headingLevel = 3,
}: {
  model: ClaimsModel
  foot: ChartFoot
  share: ChartSpec
  headingLevel?: 2 | 3
}) {
  const { height, markTop } = labelledRowSize
  return (
    <ChartFrame
      title={model.title}
      subtitle={model.subtitle}
      words={model.words}
      table={claimsTable(model)}
      foot={foot}
      share={share}
      opens={{ column: 2, of: model.rows.map(({ id }) => ({ of: "claim", claim: id })) }}
      headingLevel={headingLevel}
    >
      <div className="plot is-rows">
        <Reach
          model={model}
          id={`claims-${model.measure}`}
          points={model.rows.length}
          label={`${model.title}, report by report`}
        >
          <LabelledRows
            behind={model.rows.map(({ id }, row) =>
              model.ticks.map(({ at }) => (
                <line
                  key={`${id} ${at}`}
                  x1={percent(at)}
                  x2={percent(at)}
                  y1={row * height + markTop - 2}
                  y2={(row + 1) * height}
                  className="chart-grid"
                />
              )),
            )}
            rows={model.rows.map((row) => ({
              id: row.id,
              href: row.href,
              label: row.publisher,
              detail: row.isUnverified ? `${row.words} · unverified` : row.words,
              opens: { of: "claim", claim: row.id },
              from: 0,
              to: 1,
              mark: <ClaimMark row={row} />,
            }))}
          />
        </Reach>
        <svg className="block h-6.5 w-full overflow-visible" aria-hidden="true">
          <line x1="0" x2="100%" y1="0.5" y2="0.5" className="chart-axis" />
          {model.ticks.map(({ at, label, onNarrow }) => (
            <g key={at}>
              <line x1={percent(at)} x2={percent(at)} y1="0" y2="5" className="chart-axis" />
              <text
                x={percent(at)}
                y="19"
                textAnchor={at === 0 ? "start" : "middle"}
                className={onNarrow ? "chart-label" : "chart-label only-wide"}
              >
                {label}
              </text>
            </g>
          ))}
        </svg>
      </div>
    </ChartFrame>
  )
}
