import { ChartFrame, type ChartFoot } from "@/components/charts/chart-frame"
import { HatchDefs } from "@/components/charts/static/hatch"
import { OpenNumber } from "@/components/numbers/open-number"
import { Figures } from "@/components/ui/figures"
import type { DriversModel } from "@/lib/charts/drivers-model"
import { percent } from "@/lib/charts/scales"
import type { ChartSpec } from "@/lib/charts/spec"
import type { DriverRow } from "@/lib/contracts/drivers-view"
import type { NumberKey } from "@/lib/number-key"
import { DriverBarMark } from "./driver-bar-mark"
import { DriverLinks } from "./driver-links"

/** What one runway hangs on: an input a row, with its bar and its shares of the doubt. */
export function DriversChart({
  model,
  inputs,
  firm,
  foot,
  share,
}: {
  model: DriversModel
  /** The variables of the rows of the table, in its order. */
  inputs: readonly string[]
  firm: string
  foot: ChartFoot
  share: ChartSpec
}) {
  const { workload, set, axis, bars } = model
  const chart = `drivers-${workload}-${set}`
  const number = (input: string): NumberKey => ({ of: "driver", firm, workload, set, input })
  return (
    <ChartFrame
      title={model.sentence}
      subtitle={model.subtitle}
      words={model.words}
      table={model.table}
      foot={foot}
      share={share}
      opens={{ column: 5, of: inputs.map(number) }}
      shareTitle={model.title}
    >
      <HatchDefs chart={chart} colors={[workload]} />
      <Key model={model} chart={chart} />
      <div className="drivers">
        <div className="drivers-heads" aria-hidden="true">
          <span>input, and the middle nine tenths of its range</span>
          <div className="drivers-axis">
            <svg>
              {axis.ticks.map(({ at, label }) => (
                <text
                  key={at}
                  x={percent(at / axis.to)}
                  y="100%"
                  dy="-6"
                  textAnchor="middle"
                  className="chart-label"
                >
                  {label}
                </text>
              ))}
            </svg>
          </div>
          <p className="drivers-shares">
            <span>alone</span>
            <span>with others</span>
          </p>
        </div>
        <ol className="drivers-rows" aria-label={model.title}>
          {bars.map((bar) => (
            <li key={bar.row.var} className="drivers-row">
              <p className="drivers-name">
                <DriverLinks row={bar.row} firm={firm} workload={workload} set={set} />
                <small>
                  <OpenNumber of={rangeOf(bar.row, number)}>
                    <Figures>{bar.range}</Figures>
                  </OpenNumber>
                </small>
                <span className="sr-only">{bar.sentence}</span>
              </p>
              <div className="drivers-plot" aria-hidden="true">
                <svg>
                  {axis.ticks.map(({ at }) => (
                    <line
                      key={at}
                      x1={percent(at / axis.to)}
                      x2={percent(at / axis.to)}
                      y1="0"
                      y2="100%"
                      className="chart-grid"
                    />
                  ))}
                  <DriverBarMark bar={bar} model={model} chart={chart} />
                </svg>
              </div>
              <OpenNumber of={number(bar.row.var)}>
                <Share words={bar.first} short="alone" /> <Share words={bar.total} short="with others" />
              </OpenNumber>
            </li>
          ))}
        </ol>
      </div>
    </ChartFrame>
  )
}

/** An input's own range is that of its assumption; of an order whose reports disagree it is the driver's. */
function rangeOf({ assumptionId, var: input }: DriverRow, number: (input: string) => NumberKey): NumberKey {
  return assumptionId === null ? number(input) : { of: "assumption", assumption: assumptionId }
}

/** "32% ±2", the error quieter; where a word stands instead it is quiet as a whole. */
function Share({ words, short }: { words: string; short: string }) {
  const [share, error] = words.split(" ±")
  return (
    <span className={error === undefined ? "is-none" : undefined}>
      <span className="drivers-short">{short} </span>
      {share}
      {error !== undefined && <small> ±{error}</small>}
    </span>
  )
}

function Key({ model: { workload, isStrained, baseWords }, chart }: { model: DriversModel; chart: string }) {
  const fill = isStrained ? `url(#${chart}-hatch-${workload})` : `var(--${workload})`
  return (
    <ul className="drivers-key" aria-hidden="true">
      <li>
        <svg width="22" height="14">
          <rect y="1" width="22" height="12" fill={fill} className="drivers-bar-low" />
        </svg>
        at its 5th percentile
      </li>
      <li>
        <svg width="22" height="14">
          <rect y="1" width="22" height="12" fill={fill} />
        </svg>
        at its 95th
      </li>
      <li>
        <svg width="4" height="14">
          <line x1="2" x2="2" y1="0" y2="14" className="drivers-base" />
        </svg>
        every input in its middle: {baseWords}
      </li>
    </ul>
  )
}
