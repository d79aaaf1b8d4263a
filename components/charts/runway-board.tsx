import Link from "next/link"
import type { ReactNode } from "react"
import { boardModel, boardTable, type BoardModel, type RunwayBarRow } from "@/lib/charts/board-model"
import type { Board } from "@/lib/contracts/board"
import { monthPosition } from "@/lib/charts/month-axis"
import { percent } from "@/lib/charts/scales"
import { specVersion } from "@/lib/charts/spec"
import { boardRowSize } from "@/lib/charts/sizes"
import type { NumberKey } from "@/lib/number-key"
import { routes } from "@/lib/routes"
import { missingForRunway } from "@/lib/runway-words"
import { ChartFrame, type ChartFoot } from "./chart-frame"
import { keepDay } from "@/components/known/known-day"
import { OpenNumber } from "@/components/numbers/open-number"
import { EmptyState } from "@/components/ui/empty-state"
import { Reach } from "./reach"
import { HatchDefs } from "./static/hatch"
import { RunwayBarMark } from "./static/runway-bar-mark"

const chart = "board"

/**
 * The runway board. A row leads to its firm, each runway in it opens; on a phone a firm's words stand above its bars, so the whole axis stays in
 * sight. Strained estimates are hatched and stand apart; firms without a number say what is missing.
 */
export function RunwayBoard({ board, foot, aside }: { board: Board; foot: ChartFoot; aside?: ReactNode }) {
  const model = boardModel(board)
  const isEmpty = model.ranked.length + model.strained.length === 0
  return (
    <>
      <ChartFrame
        title={model.title}
        subtitle={model.subtitle}
        words={isEmpty ? [] : model.words}
        table={isEmpty ? null : boardTable(board)}
        opens={{ column: 2, of: rowsOf(board) }}
        foot={foot}
        share={{ version: specVersion, chart: "runway-board", ...board.view }}
        aside={aside}
        headingLevel={2}
      >
        <HatchDefs chart={chart} colors={["training", "inference"]} />
        {isEmpty ? (
          <EmptyState title="No firm here has enough evidence for an estimate.">
            {board.without.length > 0 && <p>What each would need stands below.</p>}
          </EmptyState>
        ) : (
          <BoardKey />
        )}
        {model.ranked.length > 0 && (
          <BoardSection model={model} rows={model.ranked} set={board.view.set} name="Firms" />
        )}
        {model.strained.length > 0 && (
          <div className="mt-6">
            <p className="text-15">
              <strong className="font-semibold">For orientation only:</strong> here the inputs contradict each
              other.
            </p>
            <BoardSection
              model={model}
              rows={model.strained}
              set={board.view.set}
              name="For orientation only"
            />
          </div>
        )}
      </ChartFrame>
      {board.without.length > 0 && <WithoutNumber rows={board.without} />}
    </>
  )
}

/** What the rows of the board's table open to, in its order. */
function rowsOf({ ranked, strained, view: { set } }: Board): (NumberKey | null)[] {
  return [...ranked, ...strained].flatMap(({ slug: firm, ...row }) =>
    (["training", "inference"] as const).map((workload) =>
      row[workload].quantiles === null ? null : { of: "runway", firm, workload, set },
    ),
  )
}

/** What the parts of a bar mean, each beside a piece of it. */
function BoardKey() {
  const parts: { name: string; drawing: ReactNode }[] = [
    {
      name: "nine in ten draws",
      drawing: <rect y="4" width="22" height="12" fill="var(--training)" opacity="0.26" />,
    },
    { name: "half of the draws", drawing: <rect y="4" width="22" height="12" fill="var(--training)" /> },
    { name: "median", drawing: <path d="M11 0.5 V19.5" className="bar-median" /> },
    {
      name: "inference: rule on top",
      drawing: (
        <>
          <rect y="5" width="22" height="12" fill="var(--inference)" />
          <rect y="1" width="22" height="2" fill="var(--inference)" />
        </>
      ),
    },
    {
      name: "past the horizon",
      drawing: <path d="M6 3 L15 10 L6 17 Z" fill="var(--muted)" />,
    },
    {
      name: "what the firm said",
      drawing: <path d="M11 4 L17 10 L11 16 L5 10 Z" className="statement-mark" />,
    },
  ]
  return (
    <ul className="board-key" aria-hidden="true">
      {parts.map(({ name, drawing }) => (
        <li key={name}>
          <svg width="22" height="20">
            {drawing}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}

function BoardSection({
  model,
  rows,
  set,
  name,
}: {
  model: BoardModel
  rows: RunwayBarRow[]
  set: Board["view"]["set"]
  name: string
}) {
  return (
    <div className="board">
      <BoardAxis model={model} />
      <Reach
        model={{ kind: "board", axis: model.axis, rows }}
        id={chart}
        points={2 * rows.length}
        label={`${name}: runways, one by one`}
        className="board-rows"
      >
        <ol aria-label={name}>
          {rows.map((row) => (
            <BoardRow key={row.slug} row={row} model={model} set={set} />
          ))}
        </ol>
      </Reach>
    </div>
  )
}

/** Years over the rows; stays in sight while the rows scroll by. */
function BoardAxis({ model: { axis, today, isAsOfToday } }: { model: BoardModel }) {
  return (
    <div className="board-axis" aria-hidden="true">
      <svg>
        {today !== null && (
          <line
            x1={percent(monthPosition(axis, today))}
            x2={percent(monthPosition(axis, today))}
            y1="17"
            y2="100%"
            className="now-line"
          />
        )}
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
        {today !== null && (
          <text
            x={percent(monthPosition(axis, today))}
            y="13"
            textAnchor="middle"
            className="chart-label is-now"
          >
            {isAsOfToday ? "now" : "today"}
          </text>
        )}
      </svg>
      <p className="board-heads">
        <span />
        <span>median</span>
        <span>even odds between</span>
      </p>
    </div>
  )
}

function BoardRow({ row, model, set }: { row: RunwayBarRow; model: BoardModel; set: Board["view"]["set"] }) {
  const { axis, today } = model
  return (
    <li className="board-row">
      <h3 className="board-name">
        <Link href={keepDay(routes.company(row.slug))} prefetch={false} data-row="" className="board-link">
          {row.name}
        </Link>
        {row.nameZh && (
          <span lang="zh-Hans" className="board-name-zh">
            {row.nameZh}
          </span>
        )}
      </h3>
      <svg className="board-grid" aria-hidden="true">
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
        {today !== null && (
          <line
            x1={percent(monthPosition(axis, today))}
            x2={percent(monthPosition(axis, today))}
            y1="0"
            y2="100%"
            className="now-line"
          />
        )}
      </svg>
      {row.bars.map((bar, index) => (
        <div
          key={bar.workload}
          className={`board-line is-${bar.workload}`}
          style={
            {
              "--wide-top": `${boardRowSize.wide.tops[index]}px`,
              "--narrow-top": `${boardRowSize.narrow.tops[index]}px`,
            } as React.CSSProperties
          }
        >
          {"missing" in bar ? (
            <p className="board-missing">{bar.missing}</p>
          ) : (
            <>
              <svg className="board-bar reach-static" aria-hidden="true">
                <RunwayBarMark bar={bar} axis={axis} chart={chart} />
              </svg>
              <p className="board-words">
                <span className="board-workload">{bar.workload}</span>{" "}
                <OpenNumber of={{ of: "runway", firm: row.slug, workload: bar.workload, set }}>
                  <span className="board-median">
                    {bar.medianWords}
                    {bar.censoredWords && <span className="board-share"> {bar.censoredWords}</span>}
                  </span>{" "}
                  <span className="board-odds">
                    <span className="board-only-narrow">even odds </span>
                    {bar.middleHalfWords}
                  </span>
                </OpenNumber>
                <span className="sr-only">. {bar.sentence}</span>
              </p>
            </>
          )}
        </div>
      ))}
    </li>
  )
}

/** Firms no number is given for, each with what an estimate would need. */
function WithoutNumber({ rows }: { rows: Board["without"] }) {
  return (
    <section className="mt-10 border-t border-hairline pt-3">
      <h2 className="text-21">Not enough evidence</h2>
      <p className="text-13 text-muted">What an estimate of each firm would need.</p>
      <ul className="mt-3 text-13 md:columns-2 md:gap-x-8">
        {rows.map((row) => (
          <li key={row.slug} className="break-inside-avoid border-t border-hairline py-1.5">
            <Link href={keepDay(routes.company(row.slug))} prefetch={false} className="text-15 font-medium">
              {row.name}
            </Link>
            {row.nameZh && (
              <span lang="zh-Hans" className="ml-2 text-muted">
                {row.nameZh}
              </span>
            )}
            <p className="text-muted" data-prose="">
              {missingForRunway(row)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
