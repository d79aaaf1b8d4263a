import "server-only"
import {
  flagMetrics,
  metrics,
  numberMetrics,
  textMetrics,
  type Metric,
  type NumberMetric,
} from "@/lib/domain/metric"
import { nearest } from "./nearest"

type Fault = (value: unknown) => string | null

const aNumber: Fault = (value) => {
  if (typeof value !== "number" || !Number.isFinite(value))
    return "must be a number, or null where it is unknown"
  return value < 0 ? "must be 0 or more" : null
}

/** What else a measure must be, beside a number of 0 or more. */
const further: Partial<Record<NumberMetric, (value: number) => string | null>> = {
  die_mm2: (value) => (value > 0 ? null : "must be more than 0: a die has some area"),
  owned_by_listed_parties_pct: (value) => (value <= 100 ? null : "must be at most 100, a share in percent"),
  export_year: (value) => (Number.isInteger(value) ? null : "must be a year such as 2027"),
}

const aFlag: Fault = (value) =>
  typeof value === "boolean" ? null : "must be true or false, or null where it is unknown"

const aText: Fault = (value) =>
  typeof value === "string" && value !== "" ? null : "must be a text, or null where it is unknown"

const faultOf: ReadonlyMap<string, Fault> = new Map<Metric, Fault>([
  ...numberMetrics.map((metric): [Metric, Fault] => {
    const more = further[metric]
    return [metric, more ? (value) => aNumber(value) ?? more(value as number) : aNumber]
  }),
  ...flagMetrics.map((metric): [Metric, Fault] => [metric, aFlag]),
  ...textMetrics.map((metric): [Metric, Fault] => [metric, aText]),
])

/** What is wrong with the inputs of a query, each line beginning with its field; none given is fine. */
export function inputFaults(inputs: unknown): string[] {
  if (inputs === undefined) return []
  if (typeof inputs !== "object" || inputs === null || Array.isArray(inputs)) {
    return ['inputs: must be measures, such as {"tpp": 2368}']
  }
  const faults: string[] = []
  for (const [metric, value] of Object.entries(inputs)) {
    const fault = faultOf.get(metric)
    if (!fault) {
      const near = nearest(
        metric,
        metrics.map((one) => ({ name: one, keys: [one] })),
      )
      faults.push(`inputs.${metric}: is not a measure; ${near ?? `known are ${metrics.join(", ")}`}`)
      continue
    }
    const problem = value === null ? null : fault(value)
    if (problem !== null) faults.push(`inputs.${metric}: ${problem}, not ${JSON.stringify(value)}`)
  }
  return faults
}
