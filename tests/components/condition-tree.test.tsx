import { render, screen, within } from "@testing-library/react"
import { expect, test } from "vitest"
import { ConditionTree } from "@/components/controls/condition-tree"
import { aRule } from "../factories/law"

test("branches stand in the order of the text, each with its answer and paragraph, the last for the rest", () => {
  const { branches } = aRule()
  render(<ConditionTree branches={branches} partNames={{ a800: "A800" }} ruleNames={{}} />)
  const [list] = screen.getAllByRole("list")
  const [first, last] = [...(list?.children ?? [])].map((child) => child as HTMLElement)
  expect(first?.textContent).toContain("First, if all of these hold:")
  expect(first?.textContent).toContain("TPP of 4,800 or more")
  expect(first?.textContent).toContain("none of these holds:the part is A800")
  expect(within(first!).getByText("presumed denied")).toBeTruthy()
  expect(within(first!).getByText("ECCN 3A090.a")).toBeTruthy()
  expect(last?.textContent).toMatch(/^Otherwise.*not controlled/)
})

test("a branch that hands the question on links the rule that answers", () => {
  render(
    <ConditionTree
      branches={[
        {
          when: "otherwise",
          category: "no-change",
          paragraph: null,
          outcome: { defersTo: "us-2022-10-07-ifr" },
        },
      ]}
      partNames={{}}
      ruleNames={{ "us-2022-10-07-ifr": "October 2022 rule" }}
    />,
  )
  expect(screen.getByRole("link", { name: "October 2022 rule" }).getAttribute("href")).toBe(
    "/controls/us-2022-10-07-ifr",
  )
})
