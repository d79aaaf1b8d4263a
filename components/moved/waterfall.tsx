import { HatchDefs, hatchFill } from "@/components/charts/static/hatch"
import { isStrained, type MovedBar, type MovedEndBar, type MovedModel } from "@/lib/charts/moved-model"
import { deltaWords, type NamedRecord } from "@/lib/moved-words"

type Model = Exclude<MovedModel, { status: "no-number" }>

/** Names the drawing whose hatching is used. */
const chart = "moved"

/** Records that a row names before it says how many more there are. */
const mostNamed = 3

/** The old median, what moved it step by step, and the new one: a row each, drawn on one axis of months. */
export function Waterfall({ model }: { model: Model }) {
  const { start, end, bars, workload, to } = model
  const hatching = hatchFill(chart, workload)
  return (
    <>
      {[start, end].some(isStrained) && <HatchDefs chart={chart} colors={[workload]} />}
      <ol className="waterfall" data-workload={workload}>
        <EndRow bar={start} to={to} hatching={hatching} isFirst />
        {bars.map((bar, index) => (
          <StepRow key={index} bar={bar} to={to} />
        ))}
        <EndRow bar={end} to={to} hatching={hatching} />
      </ol>
    </>
  )
}

function EndRow({
  bar,
  to,
  hatching,
  isFirst = false,
}: {
  bar: MovedEndBar
  to: number
  hatching: string
  isFirst?: boolean
}) {
  const { label, months, words } = bar
  return (
    <li className="waterfall-row" data-end>
      <span className="waterfall-name font-semibold">
        {label}
        {isStrained(bar) && <span className="font-normal text-muted"> · for orientation only</span>}
      </span>
      <Track
        to={to}
        low={0}
        high={months}
        look={isStrained(bar) ? "strained" : "end"}
        fill={isStrained(bar) ? hatching : undefined}
        from={isFirst ? null : months}
        onto={isFirst ? months : null}
      />
      <span className="waterfall-value font-semibold">{words}</span>
    </li>
  )
}

function StepRow({ bar, to }: { bar: MovedBar; to: number }) {
  const { lead, records, delta, before, after } = bar
  return (
    <li className="waterfall-row">
      <span className="waterfall-name">
        {lead}
        {records.length > 0 && ": "}
        {records.slice(0, mostNamed).map((record, index) => (
          <span key={index}>
            {index > 0 && ", "}
            <Named record={record} />
          </span>
        ))}
        {records.length > mostNamed && ` and ${records.length - mostNamed} more`}
      </span>
      <Track
        to={to}
        low={Math.min(before, after)}
        high={Math.max(before, after)}
        look={delta > 0 ? "up" : delta < 0 ? "down" : "still"}
        from={before}
        onto={after}
      />
      <span className={`waterfall-value ${delta === 0 ? "text-muted" : ""}`}>{deltaWords(delta)}</span>
    </li>
  )
}

export function Named({ record: { text, href } }: { record: NamedRecord }) {
  return href === null ? text : <a href={href}>{text}</a>
}

/**
 * A row's part of the drawing, in percent of the axis. Longer is filled, shorter is an outline, so that colour is not
 * alone in saying so; hairlines join a row to its neighbours.
 */
function Track({
  to,
  low,
  high,
  look,
  fill,
  from,
  onto,
}: {
  to: number
  low: number
  high: number
  look: "end" | "strained" | "up" | "down" | "still"
  fill?: string | undefined
  from: number | null
  onto: number | null
}) {
  const at = (months: number) => `${((100 * months) / to).toFixed(2)}%`
  return (
    <svg className="waterfall-track" aria-hidden="true" focusable="false">
      {from !== null && <line className="waterfall-joint" x1={at(from)} x2={at(from)} y1="-40%" y2="20%" />}
      {onto !== null && <line className="waterfall-joint" x1={at(onto)} x2={at(onto)} y1="80%" y2="140%" />}
      {look === "still" ? (
        <line className="waterfall-still" x1={at(low)} x2={at(low)} y1="20%" y2="80%" />
      ) : (
        <rect
          className={`waterfall-bar waterfall-${look}`}
          x={at(low)}
          width={at(high - low)}
          y="20%"
          height="60%"
          fill={fill}
        />
      )}
    </svg>
  )
}
