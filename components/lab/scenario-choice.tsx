import { memo, useId, type Dispatch } from "react"
import type { LabScenario } from "@/lib/contracts/lab"
import { asThingsStand } from "@/lib/domain/case"
import type { LabAction } from "./lab-state"

/** The scenario to start from, and one to set beside it. */
export const ScenarioChoice = memo(function ScenarioChoice({
  scenarios,
  scenario,
  compare,
  dispatch,
}: {
  scenarios: readonly LabScenario[]
  scenario: string
  compare: string | null
  dispatch: Dispatch<LabAction>
}) {
  const id = useId()
  const summaryOf = (of: string | null) => scenarios.find((one) => one.id === of)?.summary
  const others = scenarios.filter((one) => one.id !== asThingsStand)
  const options = (
    <>
      <option value={asThingsStand}>As things stand</option>
      {others.map((one) => (
        <option key={one.id} value={one.id}>
          {one.title}
        </option>
      ))}
    </>
  )
  return (
    <div className="lab-scenarios noscript:hidden">
      <div>
        <label htmlFor={`${id}-from`}>Start from</label>
        <select
          id={`${id}-from`}
          value={scenario}
          onChange={({ target }) => dispatch({ do: "scenario", id: target.value })}
        >
          {options}
        </select>
        <p className="text-13 text-muted">
          {summaryOf(scenario) ?? "The published estimate: every assumption and report as it is on record."}
        </p>
      </div>
      <div>
        <label htmlFor={`${id}-beside`}>Compare with</label>
        <select
          id={`${id}-beside`}
          value={compare ?? ""}
          onChange={({ target }) =>
            dispatch({ do: "compare", id: target.value === "" ? null : target.value })
          }
        >
          <option value="">nothing else</option>
          {options}
        </select>
        {compare !== null && (
          <p className="text-13 text-muted">With your changes, under this scenario. {summaryOf(compare)}</p>
        )}
      </div>
    </div>
  )
})
