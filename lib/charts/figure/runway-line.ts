import type { BarSpan, RunwayBar, RunwayBarRow } from "../board-model"
import type { MonthAxis } from "../month-axis"
import type { Mark, RowLine } from "./figure"

type BarMark = Extract<Mark, { type: "bar" }>

/** An interval bar of one workload; what is beyond the axis (`span` null) is an arrow at its end. */
export function intervalBar(
  span: BarSpan | null,
  { workload, isStrained }: Pick<RunwayBar, "workload" | "isStrained">,
  axis: Pick<MonthAxis, "from" | "to">,
  rest: Pick<BarMark, "weight"> & Partial<Pick<BarMark, "hasRuleOnTop" | "isThin">>,
): BarMark {
  const kept = (at: number) => Math.min(axis.to, Math.max(axis.from, at))
  return {
    type: "bar",
    from: span === null ? axis.to : kept(span.from),
    to: span === null ? axis.to : kept(span.to),
    tone: workload,
    pattern: isStrained ? "hatched" : "none",
    hasRuleOnTop: false,
    isThin: false,
    opensLow: false,
    opensHigh: span === null || span.runsPast,
    letter: null,
    ...rest,
  }
}

/** A runway as marks: nine in ten, half of the draws, the median or "already short", what the firm said. */
export function runwayMarks(bar: RunwayBar, axis: MonthAxis): Mark[] {
  const { nineInTen, middleHalf, median, isShort, workload } = bar
  const marks: Mark[] = []
  if (nineInTen) {
    marks.push(intervalBar(nineInTen, bar, axis, { weight: "light", hasRuleOnTop: workload === "inference" }))
  }
  marks.push(intervalBar(middleHalf, bar, axis, { weight: "dark" }))
  if (isShort) marks.push({ type: "pin", at: 0 })
  else if (median !== null) marks.push({ type: "stroke", at: median, isThin: false })
  for (const { at, span } of bar.marks) marks.push({ type: "diamond", at, span })
  return marks
}

/** A workload's line of the board: its marks and its words, or what is missing. */
export function runwayLine(bar: RunwayBarRow["bars"][number], axis: MonthAxis): RowLine {
  const { workload } = bar
  if ("missing" in bar) {
    return {
      name: workload,
      tone: workload,
      marks: [],
      value: null,
      detail: null,
      missing: bar.missing,
    }
  }
  return {
    name: workload,
    tone: workload,
    marks: runwayMarks(bar, axis),
    value: bar.censoredWords === null ? bar.medianWords : `${bar.medianWords} ${bar.censoredWords}`,
    detail: bar.middleHalfWords,
    missing: null,
  }
}

/** What the marks of these bars mean, beyond their model's own words: only what is there to be seen. */
export function runwayMarkWords(bars: readonly RunwayBar[], horizonWords: string): string[] {
  const has = (test: (bar: RunwayBar) => boolean) => bars.some(test)
  return [
    ...(bars.length > 0 ? ["The range beside a median has even odds."] : []),
    ...(has(({ workload }) => workload === "inference")
      ? ["Training is solid; inference has a rule on top."]
      : []),
    ...(has(({ isShort }) => isShort) ? ["A pin stands where the chips are already short."] : []),
    ...(has(({ nineInTen, middleHalf }) => !nineInTen || nineInTen.runsPast || !middleHalf)
      ? [`An arrow runs past ${horizonWords}, where counting ends.`]
      : []),
    ...(has(({ marks }) => marks.length > 0) ? ["A diamond is what the firm itself said."] : []),
  ]
}
