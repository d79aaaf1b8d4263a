import type { ConditionTest, Metric } from "./domain/control-rule"
import type { NumberMetric } from "./domain/metric"
import {
  claimWords,
  figureWords,
  isFlagMetric,
  isNumberMetric,
  measureWords,
  metricName,
} from "./metric-words"

/* Conditions of rules, and how a part met them, as people say it. */

type NumberTest = Extract<ConditionTest, { metric: NumberMetric }>

function boundWords({
  metric,
  op,
  value,
}: {
  metric: Metric
  op: ConditionTest["op"]
  value: number
}): string {
  const said = measureWords(metric, value)
  switch (op) {
    case ">=":
      return `${said} or more`
    case ">":
      return `over ${said}`
    case "<":
      return `under ${said}`
    case "<=":
      return `${said} or less`
    case "==":
    case "in":
      return said
  }
}

/** Whether a test is one of a number, so that it can share a line with its other bound. */
export function isNumberTest(test: ConditionTest): test is NumberTest {
  return isNumberMetric(test.metric)
}

/**
 * One or two bounds on the same measure: "TPP of 4,800 or more", "performance density of 1.6 or more and
 * under 5.92".
 *
 * @param nameOf the part behind a slug
 */
export function testWords(tests: readonly ConditionTest[], nameOf: (slug: string) => string): string {
  const [first] = tests
  if (!first) return ""
  if (isNumberTest(first)) {
    const bounds = tests.filter(isNumberTest).map(boundWords)
    const joiner = /^(over|under) /.test(bounds[0]!) ? " " : " of "
    return `${metricName(first.metric)}${joiner}${bounds.join(" and ")}`
  }
  if (isFlagMetric(first.metric)) return claimWords(first.metric, first.value === true)
  const values = first.value as string[]
  switch (first.metric) {
    case "slug":
      return `the part is ${listWords(values.map(nameOf))}`
    case "vendor":
      return `made by ${listWords(values)}`
    case "designer_status":
      return `designed by an ${listWords(values)} designer`
    default:
      return listWords(values)
  }
}

/** "A, B or C". */
export function listWords(items: readonly string[], last: "or" | "and" = "or"): string {
  if (items.length < 2) return items.join("")
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`
}

/** A test with the value that it met. */
export type MetTest = {
  metric: Metric
  op: ConditionTest["op"]
  threshold: number | boolean | readonly string[]
  value: number | boolean | string | null
  holds: boolean | null
}

/** How a part met a test: "TPP 2,368, under the 4,800 asked for", "designed for data centres: not known". */
export function reasonWords(met: MetTest, nameOf: (slug: string) => string): string {
  const { metric, op, threshold, value } = met
  if (value === null) {
    const asked =
      typeof threshold === "number" ? `; ${boundWords({ metric, op, value: threshold })} is asked for` : ""
    return `${metricName(metric)}: not known${asked}`
  }
  if (typeof threshold === "number" && typeof value === "number") {
    return `${metricName(metric)} ${measureWords(metric, value, threshold)}, ${comparisonWords(value, op, measureWords(metric, threshold), threshold)}`
  }
  if (isFlagMetric(metric)) return claimWords(metric, value === true)
  if (metric === "slug") {
    return met.holds === true
      ? `named: ${nameOf(String(value))}`
      : `${nameOf(String(value))} is not among those named`
  }
  return `${metricName(metric)}: ${String(value)}`
}

function comparisonWords(value: number, op: ConditionTest["op"], said: string, threshold: number): string {
  if (value === threshold) return `exactly the ${op === "<" || op === ">" ? "limit" : "line"}`
  const side = value > threshold ? "over" : "under"
  return `${side} ${said}`
}

/** How near a part came to a line: "performance density 3.14 against 3.2". */
export function nearMissWords(miss: { metric: Metric; value: number; threshold: number }): string {
  const { metric, value, threshold } = miss
  return `${metricName(metric)} ${figureWords(value, threshold)} against ${measureWords(metric, threshold)}`
}

/** How far from the line, as a share of it: "1.9% short", "1.5% over". */
export function shortfallWords(miss: { value: number; threshold: number }): string {
  const share = Math.abs(miss.value - miss.threshold) / Math.max(Math.abs(miss.threshold), Number.MIN_VALUE)
  const percent = share * 100
  const said =
    percent < 0.1 ? "less than 0.1" : percent < 10 ? percent.toFixed(1) : String(Math.round(percent))
  return `${said}% ${miss.value < miss.threshold ? "short" : "over"}`
}
