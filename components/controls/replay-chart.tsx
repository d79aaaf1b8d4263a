import Link from "next/link"
import { HatchDefs } from "@/components/charts/static/hatch"
import { ReplayBarMark } from "@/components/charts/static/replay-bar-mark"
import { ChartFrame } from "@/components/charts/chart-frame"
import { OpenFigures } from "@/components/numbers/open-figures"
import { monthPosition, type MonthAxis } from "@/lib/charts/month-axis"
import { replayModel, replayTable, replayTitles, type ReplayBarRow } from "@/lib/charts/replay-model"
import { specVersion } from "@/lib/charts/spec"
import { percent } from "@/lib/charts/scales"
import type { Replay } from "@/lib/contracts/replay"
import { effectSentence, unchangedWords, type ReplaySet } from "@/lib/replay-words"
import { routes } from "@/lib/routes"

/** The rows of the board before and after a change, with the difference in words under each. */
export function ReplayChart({ replay, set }: { replay: Replay; set: ReplaySet }) {
  const model = replayModel(replay, set)
  const chart = `replay-${set}`
  return (
    <ChartFrame
      {...replayTitles[set]}
      words={model.words}
      table={replayTable(replay, set)}
      opens={{
        column: 2,
        of: replay.rows.flatMap(({ slug: firm, ...row }) =>
          (["training", "inference"] as const).map((workload) =>
            row[workload][set] ? { of: "runway", firm, workload, set } : null,
          ),
        ),
      }}
      share={{ version: specVersion, chart: "replay", changes: replay.changes, asOf: replay.asOf, set }}
      foot={{
        asOf: replay.asOf,
        dataVersion: replay.dataVersion,
        sources: [{ label: "How controls enter the estimate", href: routes.methodology("controls") }],
      }}
    >
      <HatchDefs chart={chart} colors={["training", "inference"]} />
      <div className="board replay">
        <Years axis={model.axis} />
        <ol className="replay-rows" aria-label={replayTitles[set].title}>
          {model.rows.map((row) => (
            <Row key={row.slug} set={set} row={row} axis={model.axis} chart={chart} />
          ))}
        </ol>
      </div>
    </ChartFrame>
  )
}

function Years({ axis }: { axis: MonthAxis }) {
  return (
    <div className="board-axis" aria-hidden="true">
      <svg>
        {axis.ticks.map(({ at, label, onNarrow }) => (
          <text
            key={at}
            x={percent(monthPosition(axis, at))}
            y="100%"
            dx="4"
            dy="-6"
            className={onNarrow ? "chart-label" : "chart-label only-wide"}
          >
            {label}
          </text>
        ))}
      </svg>
    </div>
  )
}

type RowProps = { set: ReplaySet; row: ReplayBarRow; axis: MonthAxis; chart: string }

function Row({ set, row, axis, chart }: RowProps) {
  const { effects } = row.row
  const isMoved = row.bars.some(({ before }) => before !== null)
  return (
    <li className="replay-row">
      <h4 className="replay-name">
        <Link href={routes.company(row.slug)} prefetch={false}>
          {row.name}
        </Link>
        {row.nameZh && (
          <span lang="zh-Hans" className="board-name-zh">
            {row.nameZh}
          </span>
        )}
      </h4>
      <div className="replay-bars" aria-hidden="true">
        <svg className="replay-grid">
          {axis.ticks.map(({ at }) => (
            <line
              key={at}
              x1={percent(monthPosition(axis, at))}
              x2={percent(monthPosition(axis, at))}
              y1="0"
              y2="100%"
              className="chart-grid"
            />
          ))}
        </svg>
        {row.bars.map((bar) => (
          <div key={bar.workload} className={`replay-line is-${bar.workload}`}>
            <svg className="replay-bar">
              <ReplayBarMark bar={bar} axis={axis} chart={chart} />
            </svg>
            <p className="replay-step">
              <span className="board-workload">{bar.workload}</span>{" "}
              <span className="board-median">{bar.step}</span>
            </p>
          </div>
        ))}
      </div>
      <ul className="replay-words">
        {isMoved &&
          row.bars.map(({ workload, sentence }) => (
            <li key={workload}>
              <OpenFigures of={{ of: "runway", firm: row.slug, workload, set }}>{sentence}</OpenFigures>
            </li>
          ))}
        {!isMoved && effects.length > 0 && <li>These numbers stay as they are.</li>}
        {effects.map((effect) => (
          <li key={`${effect.lineId} ${effect.kind}`} className="text-muted">
            {effectSentence(effect)}
          </li>
        ))}
        {effects.length === 0 && (
          <li className="text-muted">
            <span className="sr-only">{row.bars.map(({ sentence }) => sentence).join(" ")} </span>
            {unchangedWords}
          </li>
        )}
      </ul>
    </li>
  )
}
