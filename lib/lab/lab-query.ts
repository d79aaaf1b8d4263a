import type { asThingsStand, Case } from "../domain/case"
import { exactNumber } from "./exact-number"
import { paramOfAssumption } from "./link-names"
import { linkValue } from "./link-value"

/** All that the laboratory shows: a reader's case, what it is compared with, and which of its charts is in front. */
export type LabState = {
  case: Case
  /** A scenario on record, or `asThingsStand`, under which the same changes are shown beside. */
  compare: string | null
  workload: "training" | "inference"
  set: "own" | "all"
}

// Not imported, so that pages which only link to the laboratory do not load the schemas.
const usualScenario: typeof asThingsStand = "as-things-stand"

/** What the laboratory shows where a link says nothing of it. */
export const usualLabView = { scenario: usualScenario, workload: "training", set: "own" } as const

/**
 * The laboratory's state as the query of its address, "?" included. What it shows anyway is left out, and everything
 * has one place, so that equal states have equal addresses. `readLabQuery` reads it back.
 */
export function labQuery({ case: given, compare, workload, set }: LabState): string {
  const params: [string, string][] = [["firm", given.firm]]
  if (given.scenario !== usualLabView.scenario) params.push(["scenario", given.scenario])
  if (compare !== null) params.push(["compare", compare])
  for (const key of Object.keys(given.assumptions).sort()) {
    params.push([paramOfAssumption(key), linkValue(given.assumptions[key]!)])
  }
  const reports = Object.keys(given.trust).sort()
  for (const id of reports) if (given.trust[id] === 0) params.push(["disbelieve", id])
  for (const id of reports) {
    const times = given.trust[id]!
    if (times !== 0 && times !== 1) params.push(["trust", `${id}@${exactNumber(times)}`])
  }
  if (workload !== usualLabView.workload) params.push(["workload", workload])
  if (set !== usualLabView.set) params.push(["set", set])
  if (given.asOf !== null) params.push(["asOf", given.asOf])
  return `?${params.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join("&")}`
}

/** An @ may stand in a query, and an address is easier to read with it. */
function escaped(text: string): string {
  return encodeURIComponent(text).replaceAll("%40", "@")
}
