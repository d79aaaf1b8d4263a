import fc from "fast-check"
import { NextRequest } from "next/server"
import { expect, test } from "vitest"
import type { MovedSetting } from "@/lib/contracts/moved"
import { movedQuery, readMoved, type MovedView } from "@/lib/moved-link"
import { movedOfSegments, movedSegments } from "@/lib/moved-path"
import { proxy } from "@/proxy"

const choice = (value: string, asOf: string, dataVersion: number) => ({
  value,
  asOf,
  dataVersion,
  savedOn: "2026-11-27",
  reason: "First import",
})

const setting: MovedSetting = {
  firm: "baidu",
  name: "Baidu",
  newest: 7,
  versions: [choice("7", "2026-11", 7), choice("3", "2026-11", 3)],
  months: ["2026-11", "2025-05", "2023-11"].map((month) => choice(month, month, 7)),
  touching: [7, 3, 1],
  asOfOfVersion: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((number) => [number, "2026-11"])),
}

const state = fc.constantFrom("1", "3", "7", "2023-11", "2025-05@1", "2026-11@3")
const anyView: fc.Arbitrary<MovedView> = fc.record({
  from: state,
  to: state,
  workload: fc.constantFrom("training", "inference"),
  set: fc.constantFrom("own", "all"),
})

test("a view comes back from its address and from the path that its page is kept under", () => {
  fc.assert(
    fc.property(anyView, (view) => {
      const segments = movedSegments(new URLSearchParams(movedQuery(view)))
      expect(readMoved(movedOfSegments(segments), setting).view).toEqual(view)
    }),
  )
})

test("whatever stands in an address is read without a fault, and is as short as a file's name must be", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (from, to) => {
      const segments = movedSegments(new URLSearchParams({ from, to, utm_source: "x" }))
      for (const segment of segments) expect(segment.length).toBeLessThan(255)
      const { ends, problems } = readMoved(movedOfSegments(segments), setting)
      expect(ends === null).toBe(Object.keys(problems).length > 0)
    }),
  )
})

test("without a word the last data version that touched the firm is held against the newest", () => {
  expect(readMoved({}, setting).ends).toEqual({
    from: { asOf: "2026-11", dataVersion: 3 },
    to: { asOf: "2026-11", dataVersion: 7 },
  })
  const first = { ...setting, versions: setting.versions.slice(0, 1) }
  expect(readMoved({}, first).ends?.from).toEqual({ asOf: "2023-11", dataVersion: 7 })
})

test("a data version that did not touch the firm leads to the last one before it that did, and makes no page", () => {
  const read = (from: string, to: string) => readMoved({ from: [from], to: [to] }, setting)
  const { view, ends, isRenamed } = read("2", "6")
  expect([view.from, view.to, isRenamed]).toEqual(["1", "3", true])
  expect(ends).toEqual({
    from: { asOf: "2026-11", dataVersion: 1 },
    to: { asOf: "2026-11", dataVersion: 3 },
  })
  expect(read("2025-05@2", "2026-11@4").view).toMatchObject({ from: "2025-05@1", to: "2026-11@3" })
  expect(read("1", "7").isRenamed).toBe(false)
  // What it leads to stays where it is.
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }), (v, w) => {
      const once = read(`${Math.min(v, w)}`, `${Math.max(v, w)}`)
      const twice = read(once.view.from, once.view.to)
      expect(twice).toEqual({ ...once, isRenamed: false })
      expect(setting.touching).toContain(twice.ends?.from.dataVersion)
    }),
  )
  expect(read("2", "99")).toMatchObject({ ends: null, isRenamed: false, view: { from: "2", to: "99" } })
})

test("a month alone is that of the newest data, though these did not touch the firm", () => {
  const later = { ...setting, touching: [3, 1], versions: setting.versions.slice(1) }
  expect(readMoved({ from: ["2023-11"] }, later)).toMatchObject({
    view: { from: "2023-11", to: "3" },
    ends: { from: { asOf: "2023-11", dataVersion: 3 }, to: { dataVersion: 3 } },
    isRenamed: false,
  })
})

test("each wrong setting is named", () => {
  const { ends, problems } = readMoved(
    { from: ["8"], to: ["2024-01"], workload: ["serving"], set: ["none"] },
    setting,
  )
  expect(ends).toBeNull()
  expect(problems).toEqual({
    from: "There is no data version 8; the newest is 7.",
    to: "No assumptions were set for 2024-01; there are some for 2026-11, 2025-05 and 2023-11.",
    workload: "“serving” is neither training nor inference",
    set: "“none” is neither own nor all",
  })
})

test("a comparison's page is led to a path that holds its query, and what is usual makes no other page", () => {
  const led = (address: string) =>
    proxy(new NextRequest(`https://example.org${address}`)).headers.get("x-middleware-rewrite")
  expect(led("/companies/baidu/moved?from=3&set=all&workload=training&to=")).toBe(
    "https://example.org/companies/baidu/moved/from=3/set=all",
  )
  expect(led("/companies/baidu/moved?utm_source=x")).toBeNull()
  const answer = proxy(new NextRequest("https://example.org/companies/baidu/moved/from=3/nonsense"))
  expect(answer.status).toBe(308)
  expect(answer.headers.get("location")).toBe("https://example.org/companies/baidu/moved?from=3")
})
