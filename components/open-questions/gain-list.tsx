import { OpenNumber } from "@/components/numbers/open-number"
import { hatchFill } from "@/components/charts/static/hatch"
import type { PlainMonths } from "@/lib/charts/plain-months"
import { percent } from "@/lib/charts/scales"
import type { OpenQuestionHelp } from "@/lib/contracts/open-questions"
import type { NumberKey } from "@/lib/number-key"
import { gainWords, helpName, intervalWords, widthWords } from "@/lib/open-questions-words"

const middle = 7

/** What an answer would do for each estimate: a bar of months, with its error, and the interval in words. */
export function GainList({
  question,
  helps,
  axis,
  horizonMonths,
  chart,
}: {
  /** The id of what would be found out. */
  question: string
  helps: readonly OpenQuestionHelp[]
  axis: PlainMonths
  horizonMonths: number
  /** The drawing that defines the hatching. */
  chart: string
}) {
  return (
    <ul className="gains">
      {helps.map((help) => (
        <li key={`${help.firm} ${help.workload}`}>
          <span className="gain-name">
            {helpName(help)}
            {help.isStrained && <span className="font-normal text-muted"> · for orientation only</span>}
          </span>
          <span className="gain-months">
            <OpenNumber of={gainNumber(question, help)}>
              {gainWords({ months: help.narrowsBy, error: help.error })}
            </OpenNumber>
          </span>
          <GainBar help={help} axis={axis} chart={chart} />
          <span className="gain-words">
            <OpenNumber of={{ of: "runway", firm: help.firm, workload: help.workload, set: "own" }}>
              {intervalWords(help.interval, horizonMonths)} now
            </OpenNumber>
            : <OpenNumber of={gainNumber(question, help)}>{widthWords(help)}</OpenNumber>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** By how much an answer would narrow one estimate. */
export function gainNumber(question: string, { firm, workload }: OpenQuestionHelp): NumberKey {
  return { of: "driver", firm, workload, set: "own", input: `gain.${question}` }
}

function GainBar({ help, axis, chart }: { help: OpenQuestionHelp; axis: PlainMonths; chart: string }) {
  const { workload, isStrained, narrowsBy, error } = help
  const at = (months: number) => percent(Math.max(0, months) / axis.to)
  const fill = isStrained ? hatchFill(chart, workload) : `var(--${workload})`
  return (
    <svg className="gain-bar" aria-hidden="true">
      <line x1="0" x2="100%" y1={middle} y2={middle} className="gain-track" />
      <rect y={middle - 4} width={at(narrowsBy)} height="8" fill={fill} />
      {workload === "inference" && <rect y={middle - 6.5} width={at(narrowsBy)} height="1.5" fill={fill} />}
      <line
        x1={at(narrowsBy - error)}
        x2={at(narrowsBy + error)}
        y1={middle}
        y2={middle}
        className="gain-error"
      />
      {[narrowsBy - error, narrowsBy + error].map((end) => (
        <line key={end} x1={at(end)} x2={at(end)} y1={middle - 3} y2={middle + 3} className="gain-error" />
      ))}
    </svg>
  )
}
