import { render, screen, waitFor, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { beforeEach, expect, test } from "vitest"
import { ClassifyPanel } from "@/components/controls/classify-panel"
import { classifySetting } from "../factories/classify"

const setting = classifySetting()
const answer = () => screen.getByRole("region", { name: "The answer" })

beforeEach(() => window.history.replaceState(null, "", "/controls/classify"))

test("the answer follows the figures as they are typed, with its reasons", async () => {
  render(<ClassifyPanel initial={{ chip: "l20", on: "2024-01-01" }} setting={setting} />)
  expect(within(answer()).getByText("Not controlled")).toBeTruthy()
  expect(answer().textContent).toContain("Performance density 3.14 against 3.2 (1.9% short)")
  await userEvent.type(screen.getByLabelText("TPP"), "5000")
  expect(within(answer()).getByText("Presumed denied")).toBeTruthy()
  expect(answer().textContent).toContain("TPP 5,000, over 4,800")
})

test("the address comes to say what was asked", async () => {
  render(<ClassifyPanel initial={{ chip: "h20-96gb", on: "2024-01-01" }} setting={setting} />)
  await userEvent.type(screen.getByLabelText("TPP"), "2500")
  await waitFor(() => {
    expect(window.location.search).toBe("?chip=h20-96gb&tpp=2500&on=2024-01-01")
  })
})

test("a figure that cannot be read is named at its field, kept, and no answer is given", async () => {
  render(<ClassifyPanel initial={{ chip: "l20" }} setting={setting} />)
  const field = screen.getByLabelText<HTMLInputElement>("TPP")
  await userEvent.type(field, "fast")
  expect(field.value).toBe("fast")
  expect(field.getAttribute("aria-invalid")).toBe("true")
  const described = (field.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id))
  expect(described.map((element) => element?.textContent).join(" ")).toContain("such as 2368")
  expect(within(answer()).getByRole("status").textContent).toContain("One field cannot be read")
})

test("an undetermined answer names what is missing and what is still possible", () => {
  render(<ClassifyPanel initial={{ chip: "mtt-s4000", on: "2024-01-01" }} setting={setting} />)
  expect(within(answer()).getByText("Undetermined")).toBeTruthy()
  expect(answer().textContent).toContain("It turns on performance density")
  expect(answer().textContent).toMatch(/Still possible:.*presumed denied.*notification.*not controlled/)
})

test("a bill is never taken for law without saying so", () => {
  render(<ClassifyPanel initial={{ chip: "h20-96gb", rule: "bill-safe-chips-s3374" }} setting={setting} />)
  expect(answer().textContent).toContain("as if this bill were law: SAFE Chips Act")
})
