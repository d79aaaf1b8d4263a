import { render, screen, within } from "@testing-library/react"
import { expect, test } from "vitest"
import { MovedView } from "@/components/moved/moved-view"
import type { Moved, MovedAnswer, MovedAnswers, MovedSetting, MovedSubject } from "@/lib/contracts/moved"
import { readMoved } from "@/lib/moved-link"

const choice = (value: string, asOf: string, reason: string) => ({
  value,
  asOf,
  dataVersion: 2,
  savedOn: "2026-11-27",
  reason,
})
const setting: MovedSetting = {
  firm: "baidu",
  name: "Baidu",
  newest: 2,
  versions: [choice("2", "2026-11", "a <b>new</b> report"), choice("1", "2026-11", "first import")],
  months: [choice("2026-11", "2026-11", ""), choice("2023-11", "2023-11", "")],
  touching: [2, 1],
  asOfOfVersion: { 1: "2026-11", 2: "2026-11" },
}

const answers = (months: number): MovedAnswers => {
  const answer: MovedAnswer = { months, isBeyond: false, sufficient24: 40 }
  return { "training.own": answer, "training.all": null, "inference.own": answer, "inference.all": null }
}

const subject = (over: Partial<MovedSubject>): MovedSubject => ({
  kind: "order",
  id: "a800",
  title: "A800 for <i>four</i> firms",
  field: null,
  act: "new",
  isOnRecord: true,
  ...over,
})

const end = {
  horizonMonths: 60,
  grade: { training: "shown", inference: "strained" },
  missing: { training: [], inference: [] },
  asOf: "2026-11",
} satisfies Partial<Moved["to"]>
const moved: Moved = {
  firm: "baidu",
  name: "Baidu",
  from: { ...end, dataVersion: 1, answers: answers(14) },
  to: { ...end, dataVersion: 2, answers: answers(11) },
  steps: [
    { kind: "orders", subjects: [subject({})], change: null, after: answers(16) },
    {
      kind: "orders",
      subjects: [subject({ id: "gone", title: "An order that was none", act: "retired", isOnRecord: false })],
      change: null,
      after: answers(11),
    },
  ],
  idle: [subject({ id: "h800", title: "H800", act: "changed" })],
  besideCount: 3,
  unreadable: [{ kind: "chip", id: "old", why: "name: is missing" }],
  seed: 1,
  draws: 10_000,
  engineVersion: "1.0.0",
}

const view = (query: Record<string, string[]>) => (
  <MovedView setting={setting} read={readMoved(query, setting)} moved={moved} />
)

test("each part names its record and leads to it, and one that was taken out leads nowhere", () => {
  const { container } = render(view({}))
  const rows = [...container.querySelectorAll<HTMLElement>(".waterfall-row")]
  expect(rows.map((row) => row.querySelector(".waterfall-value")?.textContent)).toEqual([
    "14 months",
    "+2 months",
    "−5 months",
    "11 months",
  ])
  expect(within(rows[1]!).getByRole("link").getAttribute("href")).toBe("/orders/a800")
  expect(rows[1]?.textContent).toContain("New order: A800 for <i>four</i> firms")
  expect(within(rows[2]!).queryByRole("link")).toBeNull()
})

test("the drawing has a twin that says the same", () => {
  render(view({}))
  const table = screen.getByRole("table", { name: "What moved Baidu’s median", hidden: true })
  const months = within(table)
    .getAllByRole("row", { hidden: true })
    .slice(1)
    .map((row) => within(row).getAllByRole("cell", { hidden: true })[1]?.textContent)
  expect(months).toEqual(["14", "16", "11", "11"])
})

test("strained medians are hatched, and the sentence, the rows and the table say what they are worth", () => {
  const { container } = render(view({ workload: ["inference"] }))
  expect(container.querySelector("header")?.textContent).toContain(
    "For orientation only: the inputs contradict each other.",
  )
  const ends = [...container.querySelectorAll("[data-end]")]
  expect(ends.map((row) => row.textContent?.includes("for orientation only"))).toEqual([true, true])
  const fills = ends.map((row) => row.querySelector("rect")?.getAttribute("fill"))
  expect(fills).toEqual(["url(#moved-hatch-inference)", "url(#moved-hatch-inference)"])
  expect(container.querySelector("#moved-hatch-inference")).not.toBeNull()
  expect(screen.getAllByRole("rowheader", { hidden: true, name: /for orientation only$/ })).toHaveLength(2)
})

test("medians that agree with what is known are said plainly", () => {
  const { container } = render(view({}))
  expect(container.textContent).not.toMatch(/orientation only/i)
  expect(container.querySelector("pattern")).toBeNull()
})

test("what changed and moves nothing is named, and so is what can no longer be read", () => {
  const { container } = render(view({}))
  const idle = container.querySelector("#idle")
  expect(idle?.textContent).toContain("changed order: H800")
  expect(idle?.textContent).toContain("3 other records changed that no estimate of this firm reads")
  expect(idle?.textContent).toContain("chip old (name: is missing)")
})

test("the form keeps the work that is looked at, and a wrong end stays to be mended", () => {
  const { container } = render(view({ from: ["99"], workload: ["inference"] }))
  expect(container.querySelector("input[name=workload]")?.getAttribute("value")).toBe("inference")
  const from = screen.getByLabelText<HTMLSelectElement>("From")
  expect(from.value).toBe("99")
  expect(from.getAttribute("aria-invalid")).toBe("true")
  expect(screen.getByRole("alert").textContent).toContain("There is no data version 99")
})
