import { readLabQuery } from "../lab/link"
import { changesInOrder } from "../law-change-param"
import { specOfLabState } from "./lab-state-of"
import { chartSpecSchema, specVersion, type ChartSpec } from "./spec"
import { usualSettings } from "./spec-query"

type Query = Readonly<Record<string, string | readonly string[] | undefined>>

/** The answer that `deny=` stands for. */
const denied = "LICENCE_PRESUMPTION_OF_DENIAL"

/** Whether a query string gives a chart, or what is wrong with it, by the name of the parameter. */
export type ReadSpec =
  { isValid: true; spec: ChartSpec } | { isValid: false; problems: { field: string; message: string }[] }

/**
 * Reads a chart's settings from its address. Parameters that are none of the chart's (an analytics mark, the
 * theme of a picture) are left alone.
 *
 * @param query an empty value counts as none; a parameter given twice counts by its first value, save changes of
 *   the law, which may be many
 */
export function specFromQuery(chart: string, query: Query): ReadSpec {
  const option = chartSpecSchema.options.find(({ shape }) => shape.chart.value === chart)
  if (!option)
    return { isValid: false, problems: [{ field: "chart", message: `there is no chart "${chart}"` }] }
  if (chart === "laboratory") return laboratoryFromQuery(query)
  const given: Record<string, unknown> = { ...usualSettings[option.shape.chart.value] }
  for (const field of Object.keys(option.shape)) {
    const [value] = all(query, field)
    if (value !== undefined) given[field] = value
  }
  if (chart === "compare" && typeof given.firms === "string") given.firms = given.firms.split(",")
  if (chart === "replay") given.changes = lawChangesOf(query)
  const parsed = chartSpecSchema.safeParse({ ...given, version: specVersion, chart })
  if (parsed.success) return { isValid: true, spec: inOneOrder(parsed.data) }
  return {
    isValid: false,
    problems: parsed.error.issues.map(({ path, message }) => ({
      field: path.map(String).join(".") || "chart",
      message: path.length === 1 && given[String(path[0])] === undefined ? "is missing" : message,
    })),
  }
}

/**
 * The laboratory's own page opens with whatever could be read of its address; a file or a frozen chart is of what was
 * asked, or it is refused.
 */
function laboratoryFromQuery(query: Query): ReadSpec {
  const params = new URLSearchParams()
  for (const name of Object.keys(query)) for (const value of all(query, name)) params.append(name, value)
  const { state, dropped } = readLabQuery(params)
  const problems = dropped.map(({ param, why }) => ({ field: param, message: why }))
  if (state === null && problems.length === 0) problems.push({ field: "firm", message: "is missing" })
  if (state === null || problems.length > 0) return { isValid: false, problems }
  return { isValid: true, spec: specOfLabState(state) }
}

/**
 * Changes of the law do not depend on their order, and a report that counts once is one whose weight nobody changed:
 * so that one view has one spec.
 */
export function inOneOrder(spec: ChartSpec): ChartSpec {
  if (spec.chart === "laboratory") {
    const trust = Object.fromEntries(Object.entries(spec.trust).filter(([, times]) => times !== 1))
    return { ...spec, trust }
  }
  return spec.chart === "replay" ? { ...spec, changes: changesInOrder(spec.changes) } : spec
}

function lawChangesOf(query: Query): unknown[] {
  return [
    ...all(query, "remove").map((rule) => ({ do: "remove", rule })),
    ...all(query, "move").map((value) => {
      const [rule, to] = parts(value, 2)
      return { do: "move", rule, to }
    }),
    ...all(query, "end").map((value) => {
      const [rule, on] = parts(value, 2)
      return { do: "end", rule, on }
    }),
    ...all(query, "adopt").map((value) => {
      const [proposal, from] = parts(value, 2)
      return { do: "adopt", proposal, from }
    }),
    ...all(query, "deny").map((value) => {
      const [chip, from] = parts(value, 2)
      return { do: "treat", chip, as: denied, from }
    }),
    ...all(query, "treat").map((value) => {
      const [chip, from, as] = parts(value, 3)
      return { do: "treat", chip, as, from }
    }),
  ]
}

/** What stands between the @s; what is too many stays with the last part, where it is wrong. */
function parts(value: string, most: number): string[] {
  const all = value.split("@")
  return [...all.slice(0, most - 1), ...(all.length < most ? [] : [all.slice(most - 1).join("@")])]
}

function all(query: Query, name: string): string[] {
  const value = Object.hasOwn(query, name) ? query[name] : undefined
  const values = value === undefined ? [] : typeof value === "string" ? [value] : value
  return values.filter((one) => one !== "")
}
