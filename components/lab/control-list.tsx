import { memo, useDeferredValue, useId, useMemo, useState, type Dispatch } from "react"
import type { LabControl } from "@/lib/contracts/lab"
import type { Case } from "@/lib/domain/case"
import type { LabState } from "@/lib/lab/lab-query"
import { arrangeControls, isMeant } from "./arrange-controls"
import { ControlCard } from "./control-card"
import { groupTitles } from "./group-words"
import type { LabAction } from "./lab-state"
import { useNamedControl } from "./use-named-control"

/** Every assumption of the estimate, grouped, with a box to find one. */
export const ControlList = memo(function ControlList({
  controls,
  workload,
  scenario,
  assumptions,
  dispatch,
}: {
  controls: readonly LabControl[]
  workload: LabState["workload"]
  scenario: string
  assumptions: Case["assumptions"]
  dispatch: Dispatch<LabAction>
}) {
  useNamedControl()
  const id = useId()
  const [words, setWords] = useState("")
  const sought = useDeferredValue(words.trim())
  const groups = useMemo(
    () => arrangeControls(controls, { workload, scenario }),
    [controls, workload, scenario],
  )
  const shown = useMemo(
    () =>
      new Set(controls.filter((control) => sought === "" || isMeant(control, sought)).map(({ key }) => key)),
    [controls, sought],
  )
  const isNothing = sought !== "" && !groups.some((group) => group.controls.some(({ key }) => shown.has(key)))
  return (
    <div>
      <div className="lab-find noscript:hidden">
        <label htmlFor={id} className="sr-only">
          Find an assumption
        </label>
        <input
          id={id}
          type="search"
          placeholder="Find an assumption: growth, H20, runs…"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <p role="status" className="sr-only">
          {sought !== "" && `${shown.size} found`}
        </p>
      </div>
      {isNothing && <p className="mt-3 text-15 text-muted">No assumption of this estimate is called so.</p>}
      {groups.map(({ group, controls: members }, index) => (
        <details
          key={group}
          className="lab-group"
          open={sought !== "" || index < 3 || members.some(({ key }) => key in assumptions)}
          hidden={!members.some(({ key }) => shown.has(key))}
        >
          <summary>
            <h3 className="lab-group-title">{groupTitles[group]}</h3>
            <span className="text-13 text-muted">
              {members.length} {members.length === 1 ? "assumption" : "assumptions"}
            </span>
          </summary>
          {members.map((control) => (
            <div key={control.key} id={control.key} hidden={!shown.has(control.key)}>
              <ControlCard
                control={control}
                standing={control.under[scenario] ?? control.standing}
                isUnderScenario={scenario in control.under}
                value={assumptions[control.key]}
                dispatch={dispatch}
              />
            </div>
          ))}
        </details>
      ))}
    </div>
  )
})
