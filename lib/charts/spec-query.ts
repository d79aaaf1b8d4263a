import type { LawChange } from "../domain/scenario"
import { labQuery } from "../lab/lab-query"
import { paramOf } from "../law-change-param"
import { labStateOf } from "./lab-state-of"
import type { ChartName, ChartSpec } from "./spec"

/** What a chart shows where its query string says nothing of it. */
export const usualSettings: Partial<Record<ChartName, Record<string, string>>> = {
  "runway-board": { set: "own", sort: "training", kind: "all" },
  runway: { workload: "training", set: "own" },
  reports: { measure: "quantity" },
  replay: { set: "own" },
  laboratory: { workload: "training", set: "own" },
  drivers: { workload: "training", set: "own" },
  moved: { workload: "training", set: "own" },
  compare: { measure: "runways", set: "own" },
}

/** A chart's settings as the query of its address, without what it shows anyway; "" where nothing is left. */
export function specQuery(spec: ChartSpec): string {
  if (spec.chart === "laboratory") return labQuery(labStateOf(spec))
  const usual = usualSettings[spec.chart] ?? {}
  const params = new URLSearchParams()
  for (const [field, value] of Object.entries(spec)) {
    if (field === "version" || field === "chart" || field === "changes") continue
    if (value !== undefined && usual[field] !== value) params.set(field, String(value))
  }
  if (spec.chart === "replay") for (const change of spec.changes) params.append(...changeParam(change))
  // An @ and a comma may stand in a query, and an address is easier to read with them.
  const text = params.toString().replaceAll("%40", "@").replaceAll("%2C", ",")
  return text === "" ? "" : `?${text}`
}

/** A change as the replay's own address writes it; an answer other than denial is named after the day. */
function changeParam(change: LawChange): [key: string, value: string] {
  if (change.do === "treat" && change.as !== "LICENCE_PRESUMPTION_OF_DENIAL") {
    return ["treat", `${change.chip}@${change.from}@${change.as}`]
  }
  return paramOf(change)
}
