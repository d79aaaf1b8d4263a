import type { OpenQuestion, OpenQuestionHelp, OpenQuestions } from "./contracts/open-questions"
import { inputRangeWords, runwayOfWords } from "./drivers-words"
import { monthCountWords } from "./format"
import { confidenceLabels } from "./labels"

/** "4.9 ±0.3 months": a gain with its standard error. Errors of tenths of a month deserve their decimal. */
export function gainWords({ months, error }: { months: number; error: number }): string {
  return `${months.toFixed(1)} ±${Math.max(0.1, error).toFixed(1)} ${months.toFixed(1) === "1.0" ? "month" : "months"}`
}

/** A gain in a sentence, in whole months: "about 5 months", "less than a month". */
export function roundGainWords(months: number): string {
  return months < 0.75 ? "less than a month" : `about ${monthCountWords(Math.round(months))}`
}

/** The 90% interval as it stands: "0 to 29 months", "2 to more than 60 months". */
export function intervalWords({ low, high }: OpenQuestionHelp["interval"], horizonMonths: number): string {
  if (low >= horizonMonths) return `more than ${monthCountWords(horizonMonths)}`
  return `${Math.round(low)} to ${high === null ? `more than ${horizonMonths}` : Math.round(high)} months`
}

/** What knowing it would do: "32 → 27 months wide". */
export function widthWords({ width, expectedWidth }: OpenQuestionHelp): string {
  const [now, known] = [width, expectedWidth].map((months) => String(Math.round(months)))
  return now === known ? `${now} months wide, a little less once known` : `${now} → ${known} months wide`
}

/** "Tencent, training" */
export function helpName({ name, workload }: OpenQuestionHelp): string {
  return `${name}, ${workload}`
}

/** One runway that an answer would help, as a sentence. */
export function helpSentence(help: OpenQuestionHelp, horizonMonths: number): string {
  const { isStrained, interval, narrowsBy, error } = help
  const head = `${helpName(help)}, own stock: nine draws in ten give ${intervalWords(interval, horizonMonths)}`
  const gain = `${widthWords(help)}, ${gainWords({ months: narrowsBy, error })} narrower`
  return `${head}; ${gain}${isStrained ? "; for orientation only" : ""}.`
}

/** What is on record: "3 × 10²⁴ to 3 × 10²⁵ FLOP, medium confidence, from 1 source". */
export function knownWords({
  unit,
  p5,
  p95,
  verification,
  confidence,
  sources,
}: OpenQuestion["known"]): string {
  const range = verification === null ? "reports that disagree" : inputRangeWords({ unit, p5, p95 })
  const how =
    verification === "judgement" ? "our judgement" : verification === "unverified" ? "not verified" : null
  const count =
    sources.length === 0
      ? "without a source"
      : `from ${sources.length === 1 ? "1 source" : `${sources.length} sources`}`
  return [range, confidence && confidenceLabels[confidence], how, count].filter(Boolean).join(", ")
}

/** The fact at the head of the list, and what it would do. Null where none counts. */
export function openQuestionsLead({ facts }: Pick<OpenQuestions, "facts">): string | null {
  const top = facts[0]
  const help = top?.helps.find(({ isStrained }) => !isStrained)
  if (!top || !help) return null
  const gain = `It would narrow the 90% interval of ${runwayOfWords(help.name, help.workload, "own")} by ${roundGainWords(help.narrowsBy)}, from ${Math.round(help.width)} to ${Math.round(help.expectedWidth)} months wide.`
  return `Most worth finding: ${top.question} ${gain}`
}
