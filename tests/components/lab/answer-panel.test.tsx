import { render, screen, within } from "@testing-library/react"
import { expect, test } from "vitest"
import { AnswerPanel } from "@/components/lab/answer-panel"
import type { Answer } from "@/components/lab/answer-facts"
import { openedLab } from "@/components/lab/lab-state"
import type { LabState } from "@/lib/lab/lab-query"
import { labAnswer, labView, runway } from "./lab-view"

const view = labView()
const published: Answer = labAnswer({ training: runway(9) })
const untouched = openedLab("baidu").present
const state = (over: Partial<LabState["case"]>, compare: string | null = null): LabState => ({
  ...untouched,
  case: { ...untouched.case, ...over },
  compare,
})
const changed = { trust: { "ft-2023": 0 } }
type Props = Parameters<typeof AnswerPanel>[0]

function show(over: Partial<Props>): void {
  const analysis = { tornado: null, fault: null, indices: { status: "none" }, start() {}, stop() {} } as const
  const foot = { asOf: "2026-11", dataVersion: 1, sources: [] }
  const rest = { view, state: untouched, mine: published, beside: null, published, isChanged: false }
  render(
    <AnswerPanel
      {...rest}
      isFailed={false}
      isFirst={over.mine === null}
      foot={foot}
      analysis={analysis}
      {...over}
    />,
  )
}
const heads = () => screen.getAllByRole("columnheader").map(({ textContent }) => textContent)
const medians = () =>
  within(screen.getByRole("row", { name: /^Median/ }))
    .getAllByRole("cell")
    .map(({ textContent }) => textContent)

test("until changes are answered, no published number stands for the reader's own", () => {
  show({ state: state(changed), mine: null, isChanged: true })
  expect(heads()).toEqual(["Published", "Yours"])
  expect(medians()).toEqual(["9 months", "running…"])
  expect(screen.queryByText(/no change/)).toBeNull()
  expect(screen.getByText("Against the published estimate: running…")).toBeTruthy()
})

test("where the engine cannot be loaded, the reader's changes have no answer, and it says so", () => {
  show({ state: state(changed, "no-further-imports"), mine: null, isChanged: true, isFailed: true })
  expect(medians()).toEqual(["9 months", "no answer", "no answer"])
  expect(screen.getAllByText("There is no answer to your changes.").length).toBeGreaterThan(0)
})

test("an answer under another scenario than the one that is compared is not shown under its name", () => {
  const beside = { scenario: "supply-doubles", answer: labAnswer({ training: runway(20) }) }
  show({ state: state({}, "no-further-imports"), beside })
  expect(heads()).toEqual(["Published", "No further imports"])
  expect(medians()).toEqual(["9 months", "running…"])
})

test("what is compared under the reader's changes says so in its head", () => {
  const answer = labAnswer({ training: runway(4) })
  const both = { mine: answer, isChanged: true }
  show({
    ...both,
    state: state(changed, "as-things-stand"),
    beside: { scenario: "as-things-stand", answer },
  })
  expect(heads()).toEqual(["Published", "Yours", "Your changes, without a scenario"])
})

test("a scenario that is compared under changes is named with them, and by itself without", () => {
  const answer = labAnswer({ training: runway(4) })
  const beside = { scenario: "no-further-imports", answer }
  show({ state: state(changed, "no-further-imports"), mine: answer, isChanged: true, beside })
  expect(heads().at(-1)).toBe("Your changes under “No further imports”")
})
