import { HatchDefs } from "@/components/charts/static/hatch"
import { RunwayBarMark } from "@/components/charts/static/runway-bar-mark"
import { OpenNumber } from "@/components/numbers/open-number"
import { percent } from "@/lib/charts/scales"
import { monthPosition, type MonthAxis } from "@/lib/charts/month-axis"
import type { FirmTruths, TruthRow } from "@/lib/charts/truth-bars"
import type { Workload } from "@/lib/domain/company"

const workloads: readonly Workload[] = ["training", "inference"]

/** A firm's runways as published and, under them, as each side of the matter would make them. */
export function TruthChart({
  firms,
  axis,
  id,
}: {
  firms: readonly FirmTruths[]
  axis: MonthAxis
  id: string
}) {
  const chart = `truth-${id}`
  return (
    <div className="truths">
      <HatchDefs chart={chart} colors={["training", "inference"]} />
      {firms.map((firm) => (
        <div role="group" key={firm.slug} aria-label={`${firm.name}, if one of them were the truth`}>
          <div className="truth-row is-head">
            <h4>{firm.name}</h4>
            {workloads.map((workload) => (
              <span key={workload} className={`truth-workload is-${workload}`}>
                {workload}
              </span>
            ))}
          </div>
          <ul>
            {firm.rows.map((row) => (
              <li
                key={row.label}
                className={row.claims.length === 0 ? "truth-row is-published" : "truth-row"}
              >
                <p className="truth-label">
                  {row.label}
                  {row.says && row.claims[0] && (
                    <span className="text-muted">
                      :{" "}
                      <OpenNumber of={{ of: "claim", claim: row.claims[0].claim.id }}>{row.says}</OpenNumber>
                    </span>
                  )}
                </p>
                {workloads.map((workload) => (
                  <Bar key={workload} row={row} workload={workload} axis={axis} chart={chart} firm={firm} />
                ))}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <div className="truth-row is-ticks" aria-hidden="true">
        <span />
        {workloads.map((workload) => (
          <svg key={workload} className="matter-ticks">
            <line x1="0" x2="100%" y1="0.5" y2="0.5" className="chart-axis" />
            {axis.ticks.map(({ at, label }, index) => (
              <g key={at}>
                <line
                  x1={percent(monthPosition(axis, at))}
                  x2={percent(monthPosition(axis, at))}
                  y1="0"
                  y2="5"
                  className="chart-axis"
                />
                {index % 2 === 0 && (
                  <text
                    x={percent(monthPosition(axis, at))}
                    y="19"
                    textAnchor="middle"
                    className="chart-label"
                  >
                    {label}
                  </text>
                )}
              </g>
            ))}
          </svg>
        ))}
      </div>
    </div>
  )
}

function Bar({
  row,
  workload,
  axis,
  chart,
  firm,
}: {
  row: TruthRow
  workload: Workload
  axis: MonthAxis
  chart: string
  firm: FirmTruths
}) {
  const bar = row[workload]
  if ("missing" in bar)
    return (
      <p className="truth-bar text-13 text-muted" data-prose="">
        {bar.missing}
      </p>
    )
  const [claim] = row.claims
  return (
    <div className="truth-bar">
      <svg className="truth-mark" aria-hidden="true">
        {axis.ticks.map(({ at }) => (
          <line
            key={at}
            x1={percent(monthPosition(axis, at))}
            x2={percent(monthPosition(axis, at))}
            y1="-6"
            y2="26"
            className="chart-grid"
          />
        ))}
        <RunwayBarMark bar={bar.bar} axis={axis} chart={chart} />
      </svg>
      <p className="text-13">
        <span className="sr-only">{workload}: </span>
        <OpenNumber
          of={
            claim
              ? { of: "claim", claim: claim.claim.id }
              : { of: "runway", firm: firm.slug, workload, set: "own" }
          }
        >
          {bar.words}
        </OpenNumber>
      </p>
    </div>
  )
}
