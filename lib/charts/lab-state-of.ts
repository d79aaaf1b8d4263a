import type { LabState } from "../lab/lab-query"
import type { SpecOf } from "./spec"

/** The laboratory's state that a chart of it was made from. */
export function labStateOf({
  firm,
  asOf,
  scenario,
  assumptions,
  trust,
  compare,
  workload,
  set,
}: SpecOf<"laboratory">): LabState {
  return { case: { firm, asOf, scenario, assumptions, trust }, compare, workload, set }
}

/** The chart of the laboratory's state. */
export function specOfLabState({ case: given, compare, workload, set }: LabState): SpecOf<"laboratory"> {
  // Written out: this is read by pages that do without the schemas.
  return { version: 1, chart: "laboratory", ...given, workload, set, compare }
}
