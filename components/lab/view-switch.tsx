import { memo, useId, type Dispatch } from "react"
import type { LabState } from "@/lib/lab/lab-query"
import type { LabAction } from "./lab-state"

/** Training or inference, own chips or all supply. */
export const ViewSwitch = memo(function ViewSwitch({
  workload,
  set,
  dispatch,
}: {
  workload: LabState["workload"]
  set: LabState["set"]
  dispatch: Dispatch<LabAction>
}) {
  return (
    <div className="lab-views noscript:hidden">
      <Choice
        legend="Workload"
        value={workload}
        options={[
          ["training", "Training"],
          ["inference", "Inference"],
        ]}
        onChoose={(chosen) => dispatch({ do: "view", workload: chosen })}
      />
      <Choice
        legend="Supply"
        value={set}
        options={[
          ["own", "Own stock"],
          ["all", "All supply"],
        ]}
        onChoose={(chosen) => dispatch({ do: "view", set: chosen })}
      />
    </div>
  )
})

/** A few options in a row, one of them chosen. */
export function Choice<Value extends string>({
  legend,
  value,
  options,
  onChoose,
}: {
  legend: string
  value: Value
  options: readonly (readonly [Value, string])[]
  onChoose: (value: Value) => void
}) {
  const name = useId()
  return (
    <fieldset className="lab-choice">
      <legend className="sr-only">{legend}</legend>
      {options.map(([option, words]) => (
        <label key={option}>
          <input
            type="radio"
            className="sr-only"
            name={name}
            checked={option === value}
            onChange={() => onChoose(option)}
          />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  )
}
