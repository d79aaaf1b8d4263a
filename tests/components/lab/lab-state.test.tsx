import { expect, test } from "vitest"
import { changesOf, labReducer, openedLab, type LabAction, type LabHistory } from "@/components/lab/lab-state"

const after = (...actions: LabAction[]): LabHistory => actions.reduce(labReducer, openedLab("baidu"))
const range = (low: number, high: number) => ({ is: "range", low, high }) as const
const runs = "training.runsPerYear"
const set = (low: number, high: number, isMoving = false): LabAction => ({
  do: "set",
  key: runs,
  value: range(low, high),
  isMoving,
})
const given = ({ present }: LabHistory) => present.case.assumptions[runs]

test("undo leads back one change at a time, and redo forth again", () => {
  const changed = after(set(1, 2), set(1, 3))
  const undone = labReducer(changed, { do: "undo" })
  expect(given(undone)).toEqual(range(1, 2))
  expect(given(labReducer(undone, { do: "undo" }))).toBeUndefined()
  expect(given(labReducer(undone, { do: "redo" }))).toEqual(range(1, 3))
})

test("a slider's whole way from grip to rest is one step", () => {
  const moved = after(set(1, 2), set(1.1, 2, true), set(1.2, 2, true), set(1.3, 2, true), { do: "rest" })
  expect(given(moved)).toEqual(range(1.3, 2))
  expect(given(labReducer(moved, { do: "undo" }))).toEqual(range(1, 2))
})

test("a slider that is gripped anew is a step of its own", () => {
  const moved = after(set(1.1, 2, true), { do: "rest" }, set(1.2, 2, true))
  expect(given(labReducer(moved, { do: "undo" }))).toEqual(range(1.1, 2))
})

test("a new change after an undo leaves nothing to redo", () => {
  const changed = after(set(1, 2), { do: "undo" }, set(1, 3))
  expect(changed.future).toEqual([])
})

test("undo keeps the answer in front that the reader looks at", () => {
  const undone = after(set(1, 2), { do: "view", workload: "inference", set: "all" }, { do: "undo" })
  expect(undone.present).toMatchObject({ workload: "inference", set: "all" })
  expect(changesOf(undone.present)).toBe(0)
})

test("resetting all can be undone, and resetting one leaves the others", () => {
  const changed = after(
    set(1, 2),
    { do: "trust", report: "ft-2023", times: 0 },
    { do: "scenario", id: "no-further-imports" },
  )
  expect(changesOf(changed.present)).toBe(3)
  const reset = labReducer(changed, { do: "reset" })
  expect(changesOf(reset.present)).toBe(0)
  expect(labReducer(reset, { do: "undo" }).present).toEqual(changed.present)
  expect(changesOf(labReducer(changed, { do: "clear", key: runs }).present)).toBe(2)
})

test("a report that is trusted as it is is no change", () => {
  const trusted = after(
    { do: "trust", report: "ft-2023", times: 2 },
    { do: "trust", report: "ft-2023", times: 1 },
  )
  expect(trusted.present.case.trust).toEqual({})
})
