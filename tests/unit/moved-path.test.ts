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
  asOfOfVersion: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((number) => [number, "2026-11"])),
}

const state = fc.constantFrom("1", "3", "7", "2023-11", "2025-05@2", "2026-11@4")
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
