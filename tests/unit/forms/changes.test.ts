import { expect, test } from "vitest"
import { describeChanges } from "@/lib/forms/changes"
import { data } from "./names-of-data"

const order = data.order.find(({ id }) => id === "a800-2023-four-firms")!
const [first, second, ...rest] = order.reports
const chip = data.chip.find(({ id }) => id === "a100-sxm-40gb")!

test("a change is told in words, not in the record's shapes", () => {
  const after = {
    ...order,
    status: "partly_delivered" as const,
    reports: [{ ...first!, quantity: { low: 30_000, central: null, high: 60_000 } }, second!, ...rest],
  }
  expect(describeChanges("order", order, after)).toEqual([
    { name: "status", label: "Status", before: "delivered", after: "partly delivered", isFigure: false },
    {
      name: `reports/${first!.id}/quantity`,
      label: `Quantity (report ${first!.id})`,
      before: "about 100,000",
      after: "30,000 to 60,000",
      isFigure: true,
    },
  ])
})

test("a figure that is taken out has nothing after it", () => {
  const changes = describeChanges("order", order, { ...order, deliveryWindow: null })
  expect(changes.map(({ name, after }) => [name, after])).toEqual([["deliveryWindow", null]])
  expect(changes[0]!.before).toBe("Apr–Oct 2023")
})

test("reports meet by id: one removed, one added, two that changed places", () => {
  const added = { ...second!, id: "another" }
  const after = { ...order, reports: [...rest.toReversed(), second!, added] }
  const changes = describeChanges("order", order, after)
  expect(changes.find(({ name }) => name === `reports/${first!.id}`)).toMatchObject({
    before: first!.text,
    after: null,
  })
  const ofAdded = changes.filter(({ name }) => name.startsWith("reports/another/"))
  expect(ofAdded.length).toBeGreaterThan(5)
  expect(ofAdded.every(({ before, after }) => before === null && after !== null)).toBe(true)
  expect(changes.find(({ name }) => name === "reports")).toMatchObject({ label: "Order of the reports" })
  expect(changes.some(({ name }) => name.startsWith(`reports/${second!.id}/`))).toBe(false)
})

test("removing or adding a report moves no other", () => {
  const names = (after: typeof order) => describeChanges("order", order, after).map(({ name }) => name)
  expect(names({ ...order, reports: order.reports.slice(1) })).toEqual([`reports/${first!.id}`])
  expect(names({ ...order, reports: [{ ...first!, id: "another" }, ...order.reports] })).not.toContain(
    "reports",
  )
})

test("a new record is told by every field that says something", () => {
  const changes = describeChanges("order", null, order)
  expect(changes.every(({ before, after }) => before === null && after !== null)).toBe(true)
  expect(changes.map(({ name }) => name)).toContain("counting.line")
  expect(changes.map(({ name }) => name)).not.toContain("sellers")
})

test("a specification's figure, source and note change each by themselves", () => {
  const memoryGb = { ...chip.memoryGb!, value: 48, verification: "unverified" as const }
  expect(describeChanges("chip", chip, { ...chip, memoryGb })).toEqual([
    { name: "memoryGb", label: "Memory, GB", before: "40", after: "48, unverified", isFigure: true },
  ])
  const noted = { ...chip, memoryGb: { ...chip.memoryGb!, note: "As sold." } }
  expect(describeChanges("chip", chip, noted).map(({ name }) => name)).toEqual(["memoryGb.note"])
})
