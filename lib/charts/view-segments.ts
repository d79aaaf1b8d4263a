import type { ChartName } from "./spec"

/** Settings of which a chart has one. */
const singles = [
  "firm",
  "firms",
  "order",
  "conflict",
  "chip",
  "workload",
  "measure",
  "set",
  "sort",
  "kind",
  "day",
  "asOf",
  "from",
  "to",
  "known",
] as const
/** Changes of the law, of which it may have several. */
const changes = ["remove", "move", "end", "adopt", "deny", "treat"] as const

/** Every setting that some chart reads from its address, in the one order in which kept pages name them. */
export const chartParams = [...singles, ...changes] as const
type ChartParam = (typeof chartParams)[number]

/** What each chart reads from its address; a change of the law is read by the replay alone. */
export const paramsOfCharts: Record<ChartName, readonly ChartParam[]> = {
  "runway-board": ["set", "sort", "kind", "known"],
  runway: ["firm", "workload", "set", "known"],
  stock: ["firm", "known"],
  deliveries: ["firm", "known"],
  exposure: ["firm", "known"],
  reports: ["order", "measure", "known"],
  "chip-prices": ["chip"],
  "chip-status": ["chip"],
  law: [],
  replay: ["set", "asOf", ...changes],
  // Its page is the laboratory, which reads its address itself.
  laboratory: [],
  drivers: ["firm", "workload", "set"],
  moved: ["firm", "workload", "set", "from", "to"],
  "track-record": [],
  "open-questions": [],
  contradiction: ["conflict"],
  compare: ["firms", "measure", "set", "known"],
  "firms-table": [],
  "orders-table": ["firm", "known"],
  "chips-table": [],
  "controls-table": ["day"],
  "assumptions-table": [],
  "sources-table": [],
}

/** Of the law; more than a replay may have, so that too many are told so. */
export const mostSegments = 12

/** No value on record is longer, written as it stands in a path; the name of a file holds 255 bytes. */
const mostCharacters = 180

/**
 * A chart's settings as parts of a path, so that its page can be kept: a page that reads a query string is made
 * for each reader anew. What the chart does not read (an analytics mark, an empty value, a setting's second value)
 * falls away, and so makes no page. The path means what `specFromQuery` makes of the query itself.
 *
 * @param chart as it stands in the address
 */
export function viewSegments(chart: string, query: URLSearchParams): string[] {
  const names = isChart(chart) ? paramsOfCharts[chart] : []
  const given = (name: ChartParam) => query.getAll(name).filter((value) => value !== "")
  const settings = singles.flatMap((name) =>
    names.includes(name)
      ? given(name)
          .slice(0, 1)
          .map((value) => segment(name, value))
      : [],
  )
  const ofTheLaw = changes.flatMap((name) =>
    names.includes(name) ? given(name).map((value) => segment(name, value)) : [],
  )
  return [...settings, ...ofTheLaw.slice(0, mostSegments)]
}

function isChart(name: string): name is ChartName {
  return Object.hasOwn(paramsOfCharts, name)
}

/** The settings back from the parts of the path, still encoded as `viewSegments` gave them. */
export function segmentsQuery(segments: readonly string[]): Record<string, string[]> {
  const query: Record<string, string[]> = {}
  for (const part of segments) {
    const text = decoded(part)
    const at = text.indexOf("=")
    const name = chartParams.find((one) => one === text.slice(0, at))
    if (name) (query[name] ??= []).push(text.slice(at + 1))
  }
  return query
}

function segment(name: string, value: string): string {
  const encoded = (text: string) => `${name}=${encodeURIComponent(text).replaceAll("%40", "@")}`
  const whole = encoded(value)
  if (whole.length <= mostCharacters) return whole
  // The dots keep what is cut from meaning something: no setting has them. A character takes 12 at most.
  return encoded(`${[...value].slice(0, mostCharacters / 12).join("")}…`)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
