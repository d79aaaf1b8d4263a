import type { RuleSpan, TimelineRow } from "@/lib/charts/rule-timeline-model"
import { percent } from "@/lib/charts/scales"
import { dayWords } from "@/lib/day-words"
import { controlWords } from "@/lib/control-words"
import { hatchFill } from "./hatch"

const bar = { top: 5, height: 16 } as const
const middle = bar.top + bar.height / 2

/** What a row of the time line holds: bars of a rule, marks of a list, the day of a bill. */
export function RuleRowMark({ row, today }: { row: TimelineRow; today: number }) {
  switch (row.kind) {
    case "rule": {
      const words = row.strictest && controlWords(row.strictest)
      const [first] = row.spans
      const isShort = first !== undefined && first.to - first.from < 0.032
      return (
        <>
          {row.spans.flatMap((span) =>
            partsOf(span, today).map(({ from, to, isAhead }) => (
              <rect
                key={from}
                x={percent(from)}
                width={percent(to - from)}
                y={bar.top}
                height={bar.height}
                className={`rule-bar is-${span.state.replace(" ", "-")} is-${words?.tone ?? "beside"}`}
                opacity={isAhead ? 0.35 : 1}
                {...(span.state === "unknown" ? { fill: hatchFill("rules", "muted") } : {})}
              />
            )),
          )}
          {first && (
            <text
              // Too short a bar for its letter: the letter stands after it.
              x={percent(isShort ? first.to : first.from)}
              dx={isShort ? 4 : 6}
              y={middle + 4.5}
              className={isShort ? "rule-letter" : `rule-letter is-on is-${words?.tone ?? "beside"}`}
            >
              {words?.letter}
            </text>
          )}
        </>
      )
    }
    case "list":
      return (
        <>
          {row.points.map(({ at, day, names }) => (
            <g key={day}>
              <title>{`${dayWords(day)}: ${names.join("; ")}`}</title>
              <circle cx={percent(at)} cy={middle} r={names.length > 1 ? 8 : 4} className="list-point" />
              {names.length > 1 && (
                <text x={percent(at)} y={middle + 4} textAnchor="middle" className="list-count">
                  {names.length}
                </text>
              )}
            </g>
          ))}
        </>
      )
    case "proposal":
      return row.at === null ? (
        <text x="0" y={middle + 4.5} className="chart-label">
          {row.when}
        </text>
      ) : (
        <g>
          <svg x={percent(row.at)} y={middle} className="overflow-visible">
            <path d="M0 -6 L6 0 L0 6 L-6 0 Z" className="proposal-point" />
          </svg>
          <text x={percent(row.at)} dx="12" y={middle + 4.5} className="chart-label">
            {row.when}
          </text>
        </g>
      )
  }
}

/** A stretch without a last day is firm up to today and faint from there. */
function partsOf({ from, to, openEnd }: RuleSpan, today: number) {
  if (!openEnd || from >= today) return [{ from, to, isAhead: openEnd }]
  return [
    { from, to: today, isAhead: false },
    { from: today, to, isAhead: true },
  ]
}
