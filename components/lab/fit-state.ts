import type { LabView } from "@/lib/contracts/lab"
import { asThingsStand } from "@/lib/domain/case"
import { monthWords } from "@/lib/format"
import type { LabState } from "@/lib/lab/lab-query"
import { linkValue } from "@/lib/lab/link-value"
import type { DroppedParam } from "@/lib/lab/link"
import { whyNot } from "./check-value"

/**
 * A link's state as this firm's laboratory can hold it: changes of what the estimate does not use, values out of
 * range, and scenarios and reports that are not on record are left out, each with its reason.
 */
export function fitState(state: LabState, view: LabView): { state: LabState; dropped: DroppedParam[] } {
  const dropped: DroppedParam[] = []
  const scenarios = new Set([asThingsStand, ...view.scenarios.map(({ id }) => id)])
  const reports = new Set(view.orders.flatMap((order) => order.reports.map(({ id }) => id)))
  const controls = new Map(
    view.controls.flatMap((one) => [[one.id ?? one.key, one] as const, [one.key, one] as const]),
  )

  const assumptions: LabState["case"]["assumptions"] = {}
  for (const [key, value] of Object.entries(state.case.assumptions)) {
    const control = controls.get(key)
    const why = control
      ? whyNot(control, value)
      : "the estimate of this firm as of this month does not use it"
    if (control && why === null) assumptions[control.key] = value
    else dropped.push({ param: key, text: linkValue(value), why: why ?? "" })
  }
  const trust: LabState["case"]["trust"] = {}
  for (const [id, times] of Object.entries(state.case.trust)) {
    if (reports.has(id)) trust[id] = times
    else {
      const param = times === 0 ? "disbelieve" : "trust"
      dropped.push({ param, text: id, why: "no order of this estimate has such a report" })
    }
  }
  const known = (param: string, id: string): boolean => {
    if (scenarios.has(id)) return true
    dropped.push({ param, text: id, why: "there is no such scenario" })
    return false
  }
  const scenario = known("scenario", state.case.scenario) ? state.case.scenario : asThingsStand
  const compare = state.compare !== null && known("compare", state.compare) ? state.compare : null
  const { asOf } = state.case
  const isOwnMonth = (asOf ?? view.asOfs[0]) === view.asOf
  if (!isOwnMonth) {
    const why = `nothing was set for that month; this is as of ${monthWords(view.asOf)}`
    dropped.push({ param: "asOf", text: asOf ?? "", why })
  }
  return {
    state: {
      ...state,
      case: { firm: view.firm, asOf: isOwnMonth ? asOf : null, scenario, assumptions, trust },
      compare,
    },
    dropped,
  }
}
