import type { Branch, ControlRule, Metric } from "../domain/control-rule"
import { flagMetrics, numberMetrics, textMetrics } from "../domain/metric"
import { strictnessOf, type Answer } from "./answer"
import { withDerived } from "./circumstances"
import { openQuestionOf } from "./open-question"
import { testsOf } from "./predicate"
import type { Specs } from "./specs"
import { isAsking, type Step } from "./step"

/** Values at which answers can change, by metric, as the branches concerned test them. */
type Thresholds = ReadonlyMap<Metric, readonly (number | string)[]>

/** What the question goes through: rules, which ask whom they were sent to as well, and adopted proposals. */
export type Asking = { branches: readonly Branch[]; appliesTo?: Pick<ControlRule["appliesTo"], "vendors"> }

/** @param treated parts that a scenario asks for by name */
function thresholdsOf(askings: readonly Asking[], treated: readonly string[]): Thresholds {
  const found = new Map<Metric, Set<number | string>>()
  const valuesOf = (metric: Metric) => {
    const values = found.get(metric) ?? new Set()
    found.set(metric, values)
    return values
  }
  for (const slug of treated) valuesOf("slug").add(slug)
  for (const { branches, appliesTo } of askings) {
    for (const vendor of appliesTo?.vendors ?? []) valuesOf("vendor").add(vendor)
    for (const { when } of branches) {
      if (when === "otherwise") continue
      for (const test of testsOf(when)) {
        const values = valuesOf(test.metric)
        for (const value of Array.isArray(test.value) ? test.value : [test.value]) {
          if (typeof value !== "boolean") values.add(value)
        }
      }
    }
  }
  return new Map([...found].map(([metric, values]) => [metric, [...values]]))
}

export type Possibilities = {
  /** Answers that some value of the missing inputs would give, strictest first. */
  answers: Answer[]
  /** Missing inputs on which the answer depends. */
  missing: Metric[]
}

/**
 * Finds every answer that is still possible, by putting in a value from each stretch between thresholds for
 * each input that the question waits for. Exact: between two thresholds no answer changes, and measures that
 * follow from others (density from TPP and area, memory plus I/O) move with them.
 *
 * What was found is kept by what was still open (`openQuestionOf`): of the many ways to fill in a part of
 * which little is known, most leave the same few questions.
 */
export function possibilitiesOf(
  step: (specs: Specs) => Step,
  askings: readonly Asking[],
  treated: readonly string[] = [],
): (specs: Specs) => Possibilities {
  const thresholds = thresholdsOf(askings, treated)
  const stillOpen = openQuestionOf(askings, treated)
  const kept = new Map<string, Found>()
  const shapes = new Map<string, number>()
  const list = new WeakMap<Found, Possibilities>()

  return (specs) => {
    // Between two questions, because within one their numbers are compared.
    if (shapes.size >= mostShapes) {
      kept.clear()
      shapes.clear()
    }
    const found = explore(specs)
    let listed = list.get(found)
    if (!listed) list.set(found, (listed = inOrder(found)))
    return listed
  }

  function explore(known: Specs): Found {
    const result = step(known)
    if (!isAsking(result)) {
      const key = keyOf(result)
      return { answers: new Map([[key, result]]), missing: new Set(), shape: shapeOf(key) }
    }
    const open = stillOpen(known)
    let found = kept.get(open)
    if (found) return found
    found = ask(inputBehind(result.ask, known), known)
    if (kept.size >= mostKept) kept.clear()
    kept.set(open, found)
    return found
  }

  function ask(metric: Metric, known: Specs): Found {
    const answers = new Map<string, Answer>()
    const missing = new Set<Metric>()
    const turns: string[] = []
    let last: Found | null = null
    const values = candidates(metric, known, thresholds)
    for (const [index, value] of values.entries()) {
      const below = explore(withDerived({ ...known, [metric]: value }))
      if (last !== null && last.shape !== below.shape) missing.add(metric)
      if (last?.shape !== below.shape) turns.push(`${placeOf(values, index)} ${below.shape}`)
      last = below
      for (const one of below.missing) missing.add(one)
      for (const [key, answer] of below.answers) answers.set(key, answer)
    }
    const shape =
      missing.has(metric) || last === null ? shapeOf(`${metric}: ${turns.join(", ")}`) : last.shape
    return { answers, missing, shape }
  }

  /** A number for each way in which the answer hangs on what is still open. */
  function shapeOf(description: string): number {
    const known = shapes.get(description)
    if (known !== undefined) return known
    shapes.set(description, shapes.size)
    return shapes.size - 1
  }
}

/** Where a stretch begins, the same for every list of candidates: at a threshold, or just past one. */
function placeOf(values: readonly (number | boolean | string)[], index: number): string {
  const value = values[index]
  if (typeof value !== "number") return String(value)
  if (index === 0) return "from the start"
  // Candidates alternate: a threshold, then a value past it.
  const previous = values[index - 1]
  const next = values[index + 1]
  const isBetween =
    typeof previous === "number" && (next === undefined || value === (previous + Number(next)) / 2)
  return isBetween ? `past ${previous}` : `at ${value}`
}

/**
 * Answers by what tells them apart, the inputs on which they depend, and the shape of that dependence: two
 * values of an input can leave the same answers possible and still decide which of them another one gives.
 */
type Found = { answers: Map<string, Answer>; missing: Set<Metric>; shape: number }

const mostKept = 2000
/** Ways in which answers hang on what is open; readers ask for specifications of their own, of which there is no end. */
const mostShapes = 20_000

function inOrder({ answers, missing }: Found): Possibilities {
  return {
    answers: [...answers.values()].sort(
      (a, b) =>
        strictnessOf(b.status) - strictnessOf(a.status) ||
        (a.category ?? "").localeCompare(b.category ?? "", "en"),
    ),
    missing: [...missing],
  }
}

function keyOf({ status, category, ruleId }: Answer): string {
  return `${status}/${category}/${ruleId}`
}

/** A derived measure is asked for through the input that is missing behind it. */
function inputBehind(metric: Metric, specs: Specs): Metric {
  if (metric === "performance_density" && typeof specs.die_mm2 === "number" && !isKnown(specs, "tpp"))
    return "tpp"
  if (metric === "dram_plus_io_gbps") {
    if (!isKnown(specs, "dram_bandwidth_gbps")) return "dram_bandwidth_gbps"
    if (!isKnown(specs, "io_total_gbps")) return "io_total_gbps"
  }
  return metric
}

function isKnown(specs: Specs, metric: Metric): boolean {
  return specs[metric] !== null && specs[metric] !== undefined
}

function candidates(
  metric: Metric,
  specs: Specs,
  thresholds: Thresholds,
): readonly (number | boolean | string)[] {
  if ((flagMetrics as readonly string[]).includes(metric)) return [true, false]
  const direct = thresholds.get(metric) ?? []
  if ((textMetrics as readonly string[]).includes(metric)) return [...direct, "none of these"]
  if (!(numberMetrics as readonly string[]).includes(metric))
    throw new Error(`${metric} has no values to try`)
  const numbers = direct.filter((value) => typeof value === "number")
  return betweenAll([...numbers, ...derivedThresholds(metric, specs, thresholds)])
}

/** Thresholds of derived measures, seen from the input that is varied. */
function derivedThresholds(metric: Metric, specs: Specs, thresholds: Thresholds): number[] {
  const numbersOf = (of: Metric) => (thresholds.get(of) ?? []).filter((value) => typeof value === "number")
  if (metric === "tpp" && typeof specs.die_mm2 === "number") {
    const die = specs.die_mm2
    return numbersOf("performance_density").map((density) => density * die)
  }
  const partner: Metric | null =
    metric === "dram_bandwidth_gbps"
      ? "io_total_gbps"
      : metric === "io_total_gbps"
        ? "dram_bandwidth_gbps"
        : null
  if (partner === null) return []
  const other = specs[partner]
  const others = typeof other === "number" ? [other] : numbersOf(partner)
  return numbersOf("dram_plus_io_gbps").flatMap((sum) => [sum, ...others.map((value) => sum - value)])
}

/** Each threshold and a value from each stretch before, between and after them; what overflows is left out. */
function betweenAll(values: readonly number[]): number[] {
  const sorted = [...new Set(values.filter((value) => value >= 0))].sort((a, b) => a - b)
  const [lowest = 0] = sorted
  const tried = [lowest / 2]
  sorted.forEach((value, index) => {
    const next = sorted[index + 1]
    tried.push(value, next === undefined ? value * 2 + 1 : value + (next - value) / 2)
  })
  return [...new Set(tried.filter(Number.isFinite))]
}
