import { expect, test } from "vitest"
import { fitState } from "@/components/lab/fit-state"
import { openedLab } from "@/components/lab/lab-state"
import type { Case } from "@/lib/domain/case"
import { labView } from "./lab-view"

function fitted(over: Partial<Case>, compare: string | null = null) {
  const { present } = openedLab("baidu")
  return fitState({ ...present, case: { ...present.case, ...over }, compare }, labView())
}

test("what the estimate does not use is left out, and the rest of the link stays", () => {
  const { state, dropped } = fitted({
    assumptions: {
      "training.runsPerYear": { is: "range", low: 1, high: 2 },
      "training.nothing": { is: "value", value: 3 },
    },
    trust: { "ft-2023": 0, "no-such-report": 0 },
    scenario: "no-such-scenario",
  })
  expect(state.case.assumptions).toEqual({ "training.runsPerYear": { is: "range", low: 1, high: 2 } })
  expect(state.case.trust).toEqual({ "ft-2023": 0 })
  expect(state.case.scenario).toBe("as-things-stand")
  expect(dropped.map(({ text }) => text)).toEqual(["3", "no-such-report", "no-such-scenario"])
  expect(dropped.map(({ param }) => param)).toEqual(["training.nothing", "disbelieve", "scenario"])
})

test("a value that the field cannot hold is left out with its reason", () => {
  const { state, dropped } = fitted({ assumptions: { cancelShareUsRule: { is: "value", value: 1.4 } } })
  expect(state.case.assumptions).toEqual({})
  expect(dropped).toEqual([{ param: "cancelShareUsRule", text: "1.4", why: "It must be 100% or less." }])
})

test("an assumption that is named by its id means the same as by its field", () => {
  const { state } = fitted({ assumptions: { runsPerYear: { is: "value", value: 2 } } })
  expect(state.case.assumptions).toEqual({ "training.runsPerYear": { is: "value", value: 2 } })
})

test("a month for which nothing was set is said, and the newest shown", () => {
  const { state, dropped } = fitted({ asOf: "2019-05" })
  expect(state.case.asOf).toBeNull()
  expect(dropped).toMatchObject([{ param: "asOf", text: "2019-05" }])
})
