import { render, screen, within } from "@testing-library/react"
import { expect, test } from "vitest"
import { CompareNotices } from "@/components/compare/compare-notices"
import { FirmChooser } from "@/components/compare/firm-chooser"
import { readCompare } from "@/lib/compare-link"

const firms = [
  { slug: "baidu", name: "Baidu", nameZh: "百度", kind: "hyperscaler" as const, aliases: [] },
  { slug: "tencent", name: "Tencent", nameZh: "腾讯", kind: "hyperscaler" as const, aliases: [] },
  { slug: "moonshot", name: "Moonshot AI", nameZh: "月之暗面", kind: "model startup" as const, aliases: [] },
]
const read = (query: string) => readCompare(new URLSearchParams(query), firms)
const nameOf = (slug: string) => firms.find((firm) => firm.slug === slug)?.name ?? slug

test("the choice is a plain form that sends firms, and keeps the view and the day", () => {
  const { container } = render(
    <FirmChooser
      firms={firms}
      view={{ firms: ["baidu"], set: "all", workload: "training" }}
      known="2023-11-20"
    />,
  )
  const form = container.querySelector("form")!
  expect(form.getAttribute("action")).toBe("/compare")
  expect([...new FormData(form)]).toEqual([
    ["set", "all"],
    ["workload", "training"],
    ["known", "2023-11-20"],
    ["firms", "baidu"],
  ])
  const startUps = screen.getByRole("group", { name: "Model start-up" })
  const moonshot = within(startUps).getByRole<HTMLInputElement>("checkbox", { name: /Moonshot AI/ })
  expect(moonshot.checked).toBe(false)
})

test("what could be read wholly gets no notice", () => {
  const { container } = render(<CompareNotices read={read("firms=baidu,tencent")} nameOf={nameOf} />)
  expect(container.textContent).toBe("")
})

test("an unknown name leads to the firm that is near, beside those already chosen, on the same day", () => {
  render(<CompareNotices read={read("firms=baidu,tencnet&known=2023-11-20")} nameOf={nameOf} />)
  expect(screen.getByRole("status").textContent).toContain(
    "There is no firm “tencnet” here. Did you mean Tencent 腾讯?",
  )
  expect(screen.getByRole("link").getAttribute("href")).toBe("/compare?firms=baidu,tencent&known=2023-11-20")
})

test("a switch that means nothing is said to", () => {
  render(<CompareNotices read={read("firms=baidu&set=most")} nameOf={nameOf} />)
  expect(screen.getByRole("status").textContent).toContain("“most” means nothing for which chips count")
})
