import { asThingsStand, untouchedCase, type Case, type ReadersValue } from "@/lib/domain/case"
import { usualLabView, type LabState } from "@/lib/lab/lab-query"

/** What the laboratory shows, and the states to which undo and redo lead. */
export type LabHistory = {
  present: LabState
  past: LabState[]
  future: LabState[]
  /** What a hand is moving: its moves are one step of the history until it rests. */
  moving: string | null
}

export type LabAction =
  | { do: "set"; key: string; value: ReadersValue; isMoving?: boolean }
  | { do: "clear"; key: string }
  | { do: "trust"; report: string; times: number }
  | { do: "scenario"; id: string }
  | { do: "compare"; id: string | null }
  /** Which of the answers is in front; no step of the history. */
  | { do: "view"; workload?: LabState["workload"]; set?: LabState["set"] }
  | { do: "rest" }
  | { do: "reset" }
  | { do: "undo" }
  | { do: "redo" }
  /** What a link holds. */
  | { do: "open"; state: LabState }

/** States kept for undo. */
const mostSteps = 200

export function openedLab(firm: string, asOf: Case["asOf"] = null): LabHistory {
  const { workload, set } = usualLabView
  const present = { case: { ...untouchedCase(firm), asOf }, compare: null, workload, set }
  return { present, past: [], future: [], moving: null }
}

export function labReducer(history: LabHistory, action: LabAction): LabHistory {
  const { present, past, future } = history
  switch (action.do) {
    case "set": {
      const next = withAssumption(present, action.key, action.value)
      const goesOn = action.isMoving === true && history.moving === action.key
      if (goesOn) return { ...history, present: next }
      return { ...stepped(history, next), moving: action.isMoving ? action.key : null }
    }
    case "clear":
      return stepped(history, withAssumption(present, action.key, null))
    case "trust":
      return stepped(history, withTrust(present, action.report, action.times))
    case "scenario":
      return stepped(history, withCase(present, { scenario: action.id }))
    case "compare":
      return stepped(history, { ...present, compare: action.id })
    case "view":
      return {
        ...history,
        present: {
          ...present,
          workload: action.workload ?? present.workload,
          set: action.set ?? present.set,
        },
      }
    case "rest":
      return history.moving === null ? history : { ...history, moving: null }
    case "reset":
      return stepped(history, {
        ...present,
        case: { ...untouchedCase(present.case.firm), asOf: present.case.asOf },
        compare: null,
      })
    case "undo": {
      const before = past.at(-1)
      if (!before) return history
      return {
        present: inFront(before, present),
        past: past.slice(0, -1),
        future: [present, ...future],
        moving: null,
      }
    }
    case "redo": {
      const [after, ...rest] = future
      if (!after) return history
      return { present: inFront(after, present), past: [...past, present], future: rest, moving: null }
    }
    case "open":
      return { present: action.state, past: [], future: [], moving: null }
  }
}

/** How many things a reader changed. */
export function changesOf({
  case: given,
}: {
  case: Pick<Case, "scenario" | "assumptions" | "trust">
}): number {
  return (given.scenario === asThingsStand ? 0 : 1) + changesBesideScenario(given)
}

/** How many of them stay when another scenario is compared. */
export function changesBesideScenario({ assumptions, trust }: Pick<Case, "assumptions" | "trust">): number {
  return Object.keys(assumptions).length + Object.keys(trust).length
}

function stepped({ present, past }: LabHistory, next: LabState): LabHistory {
  if (JSON.stringify(next) === JSON.stringify(present)) return { present, past, future: [], moving: null }
  return { present: next, past: [...past, present].slice(-mostSteps), future: [], moving: null }
}

/** Undo changes what is asked, not which answer the reader looks at. */
function inFront(state: LabState, { workload, set }: LabState): LabState {
  return { ...state, workload, set }
}

function withCase(state: LabState, part: Partial<Case>): LabState {
  return { ...state, case: { ...state.case, ...part } }
}

function withAssumption(state: LabState, key: string, value: ReadersValue | null): LabState {
  const { [key]: _, ...others } = state.case.assumptions
  return withCase(state, { assumptions: value === null ? others : { ...others, [key]: value } })
}

function withTrust(state: LabState, report: string, times: number): LabState {
  const { [report]: _, ...others } = state.case.trust
  return withCase(state, { trust: times === 1 ? others : { ...others, [report]: times } })
}
