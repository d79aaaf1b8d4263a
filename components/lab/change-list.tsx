import { memo, type Dispatch } from "react"
import { Figures } from "@/components/ui/figures"
import type { LabView } from "@/lib/contracts/lab"
import { asThingsStand } from "@/lib/domain/case"
import type { LabState } from "@/lib/lab/lab-query"
import { readersWords, standingWords } from "./control-words"
import type { LabAction } from "./lab-state"

type Change = { key: string; name: string; words: string; undo: LabAction }

/** What a reader changed, each to be taken back by itself. */
export const ChangeList = memo(function ChangeList({
  view,
  state: { case: given },
  dispatch,
}: {
  view: LabView
  state: LabState
  dispatch: Dispatch<LabAction>
}) {
  const changes = [
    ...scenarioChange(view, given.scenario),
    ...valueChanges(view, given),
    ...trustChanges(view, given),
  ]
  if (changes.length === 0) return null
  return (
    <ul className="lab-changes" aria-label="Your changes">
      {changes.map(({ key, name, words, undo }) => (
        <li key={key}>
          <span className="min-w-0">
            <Figures>{name}</Figures>: <strong className="font-medium">{words}</strong>
          </span>
          <button type="button" className="lab-link" onClick={() => dispatch(undo)}>
            Reset<span className="sr-only"> {name}</span>
          </button>
        </li>
      ))}
    </ul>
  )
})

function scenarioChange({ scenarios }: LabView, scenario: string): Change[] {
  if (scenario === asThingsStand) return []
  const words = scenarios.find(({ id }) => id === scenario)?.title ?? scenario
  return [{ key: "scenario", name: "Scenario", words, undo: { do: "scenario", id: asThingsStand } }]
}

function valueChanges({ controls }: LabView, { assumptions, scenario }: LabState["case"]): Change[] {
  return Object.entries(assumptions).flatMap(([key, value]) => {
    const control = controls.find((one) => one.key === key)
    if (!control) return []
    const standing = standingWords(control, control.under[scenario] ?? control.standing)
    const words = `${readersWords(control, value)} instead of ${standing}`
    return [{ key, name: control.label, words, undo: { do: "clear", key } }]
  })
}

function trustChanges({ orders }: LabView, { trust }: LabState["case"]): Change[] {
  return Object.entries(trust).flatMap(([id, times]) => {
    const report = orders.flatMap(({ reports }) => reports).find((one) => one.id === id)
    if (!report) return []
    const said = [report.quantity, report.cost].filter(Boolean).join(", ") || report.role
    return [
      {
        key: id,
        name: `${report.source.publisher}, ${said}`,
        words: times === 0 ? "not believed" : `${times} × its weight`,
        undo: { do: "trust", report: id, times: 1 },
      },
    ]
  })
}
