import { fireEvent, render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { expect, test, vi } from "vitest"
import { ControlCard } from "@/components/lab/control-card"
import type { LabControl } from "@/lib/contracts/lab"
import type { ReadersValue } from "@/lib/domain/case"
import { chance, control } from "./lab-view"

function show(of: LabControl, value?: ReadersValue) {
  const dispatch = vi.fn()
  render(
    <ControlCard
      control={of}
      standing={of.standing}
      isUnderScenario={false}
      value={value}
      dispatch={dispatch}
    />,
  )
  return dispatch
}

const field = () => screen.getByRole<HTMLInputElement>("textbox")

test("a control says its default, its evidence and what it counts in", () => {
  show(control())
  expect(screen.getByText("Default: 0.8 to 2.8 runs a year, middle 1.5")).toBeTruthy()
  expect(screen.getByText("Counted from releases.")).toBeTruthy()
  expect(screen.getByText("our judgement")).toBeTruthy()
  expect(
    screen.getByRole("slider", { name: "Flagship runs a year, low end" }).getAttribute("aria-valuetext"),
  ).toBe("0.8 runs a year")
})

test("a range can be typed as people write it", async () => {
  const dispatch = show(control())
  await userEvent.clear(field())
  await userEvent.type(field(), "1.5 – 3{Enter}")
  expect(dispatch).toHaveBeenCalledWith({
    do: "set",
    key: "training.runsPerYear",
    value: { is: "range", low: 1.5, high: 3 },
    isMoving: false,
  })
})

test("a range that cannot be says why beside the field, stays there, and changes nothing", async () => {
  const dispatch = show(control())
  await userEvent.clear(field())
  await userEvent.type(field(), "3 to 1{Enter}")
  expect(field().value).toBe("3 to 1")
  expect(field().getAttribute("aria-invalid")).toBe("true")
  const said = document.getElementById(field().getAttribute("aria-describedby") ?? "")
  expect(said?.textContent).toContain("1 to 3")
  expect(said?.textContent).toContain("Until then 0.8 to 2.8 counts.")
  expect(dispatch).not.toHaveBeenCalled()
})

test("what the model cannot hold is refused with the limit", async () => {
  const dispatch = show(chance())
  await userEvent.clear(field())
  await userEvent.type(field(), "-20%{Enter}")
  expect(screen.getByText(/It must be 0% or more\./)).toBeTruthy()
  await userEvent.clear(field())
  await userEvent.type(field(), "20% to 40%{Enter}")
  expect(screen.getByText(/A chance is one number/)).toBeTruthy()
  expect(dispatch).not.toHaveBeenCalled()
})

test("leaving a field as it was changes nothing", async () => {
  const dispatch = show(control())
  await userEvent.click(field())
  await userEvent.tab()
  expect(dispatch).not.toHaveBeenCalledWith(expect.objectContaining({ do: "set" }))
})

test("a thumb that moves takes its end along and leaves the other", () => {
  const dispatch = show(control())
  fireEvent.change(screen.getByRole("slider", { name: "Flagship runs a year, high end" }), {
    target: { value: "90" },
  })
  expect(dispatch).toHaveBeenCalledWith({
    do: "set",
    key: "training.runsPerYear",
    value: { is: "range", low: 0.8, high: 4.3 },
    isMoving: true,
  })
})

test("an end cannot be moved past the other", () => {
  const dispatch = show(control())
  fireEvent.change(screen.getByRole("slider", { name: "Flagship runs a year, low end" }), {
    target: { value: "99" },
  })
  expect(dispatch).not.toHaveBeenCalled()
})

test("a chance has one thumb", () => {
  const dispatch = show(chance())
  fireEvent.change(screen.getByRole("slider"), { target: { value: "25" } })
  expect(dispatch).toHaveBeenCalledWith(
    expect.objectContaining({ key: "cancelShareUsRule", value: { is: "value", value: 0.25 } }),
  )
})

test("one changed control can be reset by itself", async () => {
  const dispatch = show(control(), { is: "range", low: 1, high: 2 })
  await userEvent.click(screen.getByRole("button", { name: "Reset Flagship runs a year" }))
  expect(dispatch).toHaveBeenCalledWith({ do: "clear", key: "training.runsPerYear" })
})

test("a table is shown and cannot be changed", () => {
  show(
    control({
      kind: "table",
      standing: { p5: null, p50: null, p95: null, isNone: false, words: "major press 0.7", density: null },
    }),
  )
  expect(screen.queryByRole("slider")).toBeNull()
  expect(screen.queryByRole("textbox")).toBeNull()
  expect(screen.getByText("Default: major press 0.7")).toBeTruthy()
})
