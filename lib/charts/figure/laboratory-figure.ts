import type { WorkloadEstimate } from "../../contracts/estimate"
import type { Workload } from "../../domain/company"
import type { Month } from "../../domain/month"
import { medianWords } from "../../runway-words"
import { bandInUnit, fanModel, logAxis, type FanBand } from "../fan-model"
import type { Figure, Layer, Tone } from "./figure"
import { runwayFigure } from "./runway-figure"

export type LaboratoryFigureInput = {
  workload: Workload
  set: "own" | "all"
  asOf: Month
  horizonMonths: number
  /** The firm's name. */
  owner: string
  /** What comes of the reader's case. */
  answer: WorkloadEstimate
  /** Drawn beside it with thin broken lines, by its name ("published"); null: the case changes nothing. */
  beside: { name: string; estimate: WorkloadEstimate; horizonMonths: number } | null
  /** What the reader changed in one line (`caseLine`), null: nothing; and in sentences (`caseSentences`). */
  line: string | null
  sentences: readonly string[]
}

/** A firm's need and chips under a reader's case, beside what is published. Null where the case has no number. */
export function laboratoryFigure({
  workload,
  set,
  asOf,
  horizonMonths,
  owner,
  answer,
  beside,
  line,
  sentences,
}: LaboratoryFigureInput): Figure | null {
  const model = fanModel(answer, { workload, set, asOf, horizonMonths, owner })
  if (!model) return null
  const fan = beside?.estimate.fan ?? null
  const other = fan && {
    need: bandInUnit(fan.required, model.unit),
    have: bandInUnit(set === "own" ? fan.availableStock : fan.availableAll, model.unit),
  }
  const y = other ? logAxis(model.need, model.have, other.need, other.have) : model.y
  const figure = runwayFigure({ ...model, y })
  if (figure.plot.type !== "xy") return figure
  const [bottom, top] = y.domain
  const kept = (value: number) => Math.min(top, Math.max(bottom, value))
  const drawn = (values: readonly number[], tone: Tone): Layer => ({
    type: "line",
    tone,
    isDashed: true,
    isStrong: false,
    start: 0,
    // A case may look ahead less far than what is published, or further.
    values: values.slice(0, horizonMonths + 1).map(kept),
  })
  const bounds = ({ p5, p50, p95 }: FanBand, tone: Tone) =>
    [p5, p50, p95].map((values) => drawn(values, tone))
  const layers = other ? [...bounds(other.need, "muted"), ...bounds(other.have, workload)] : []
  return {
    ...figure,
    title: line === null ? figure.title : `${figure.title}, as a reader supposes`,
    subtitle: line === null ? figure.subtitle : `${line}. ${figure.subtitle}`,
    plot: { ...figure.plot, layers: [...figure.plot.layers, ...layers] },
    words: [...sentences, ...besideWords(beside, { workload, set }), ...figure.words],
    summary: [figure.summary, ...sentences, ...besideWords(beside, { workload, set })].join(" "),
  }
}

function besideWords(
  beside: LaboratoryFigureInput["beside"],
  { workload, set }: Pick<LaboratoryFigureInput, "workload" | "set">,
): string[] {
  if (!beside) return []
  const { name, estimate, horizonMonths } = beside
  const summary = set === "own" ? estimate.stock : estimate.all
  if (!summary || !estimate.fan)
    return [`Beside it stands nothing: ${name} there is no number for ${workload}.`]
  const median = medianWords(summary.quantiles.p50, horizonMonths)
  return [
    `Thin broken lines are the same ${name}: the median between the ends of nine in ten draws; its median runway is ${median === "already short" ? "none: already short" : median}.`,
  ]
}
