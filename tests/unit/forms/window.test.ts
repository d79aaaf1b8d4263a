import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { shiftDay } from "@/lib/domain/day"
import { addMonths } from "@/lib/domain/month"
import { monthWindowCodec, windowCodec } from "@/lib/forms/text/window"
import { readData } from "../data/read-data"

const edge = fc.integer({ min: 0, max: 60 }).map((count) => addMonths("2021-01", count))
const day = fc.oneof(
  fc.integer({ min: 0, max: 2500 }).map((days) => shiftDay("2021-01-01", days)),
  edge.map((month) => `${month}-01`),
  edge.map((month) => shiftDay(`${month}-01`, -1)),
)

/** Both ends in order, either of them open. */
function windows(end: fc.Arbitrary<string>) {
  return fc.tuple(end, end, fc.boolean(), fc.boolean()).map(([a, b, startIsOpen, endIsOpen]) => ({
    start: startIsOpen ? null : a < b ? a : b,
    end: endIsOpen ? null : a < b ? b : a,
  }))
}

describe("a window of days", () => {
  test.each([
    ["Apr 2023 to Oct 2023", "2023-04-01", "2023-10-31"],
    ["Apr–Oct 2023", "2023-04-01", "2023-10-31"],
    ["Apr-Oct 2023", "2023-04-01", "2023-10-31"],
    ["April to October 2023", "2023-04-01", "2023-10-31"],
    ["between Apr and Oct 2023", "2023-04-01", "2023-10-31"],
    ["from Apr 2023 to Oct 2023", "2023-04-01", "2023-10-31"],
    ["2023年4月至10月", "2023-04-01", "2023-10-31"],
    ["2023年4月到2023年10月", "2023-04-01", "2023-10-31"],
    ["2023-04 to 2023-10", "2023-04-01", "2023-10-31"],
    ["2023-04 - 2023-10", "2023-04-01", "2023-10-31"],
    ["Nov 2023–Mar 2024", "2023-11-01", "2024-03-31"],
    ["2023", "2023-01-01", "2023-12-31"],
    ["2023 to 2024", "2023-01-01", "2024-12-31"],
    ["2023-2024", "2023-01-01", "2024-12-31"],
    ["2023–2024", "2023-01-01", "2024-12-31"],
    ["Q3 2026", "2026-07-01", "2026-09-30"],
    ["Q1–Q3 2025", "2025-01-01", "2025-09-30"],
    ["Q4 2024 to Q1 2025", "2024-10-01", "2025-03-31"],
    ["H1 2024", "2024-01-01", "2024-06-30"],
    ["2H24", "2024-07-01", "2024-12-31"],
    ["second half of 2024", "2024-07-01", "2024-12-31"],
    ["2024年下半年", "2024-07-01", "2024-12-31"],
    ["Feb 2024", "2024-02-01", "2024-02-29"],
    ["9 Aug 2023", "2023-08-09", "2023-08-09"],
    ["9–12 Aug 2023", "2023-08-09", "2023-08-12"],
    ["9 Aug to 2 Sep 2023", "2023-08-09", "2023-09-02"],
    ["28 Apr 2025 to 27 Jul 2025", "2025-04-28", "2025-07-27"],
    ["2023-01-01 to 2023-12-31", "2023-01-01", "2023-12-31"],
    ["2023-01-01-2023-12-31", "2023-01-01", "2023-12-31"],
    ["from Apr 2023", "2023-04-01", null],
    ["since 9 Aug 2023", "2023-08-09", null],
    ["Apr 2023 onwards", "2023-04-01", null],
    ["2023年4月起", "2023-04-01", null],
    ["by 10 Aug 2023", null, "2023-08-10"],
    ["until Oct 2023", null, "2023-10-31"],
    ["until 2024", null, "2024-12-31"],
    ["截至2023年10月", null, "2023-10-31"],
    ["open", null, null],
  ])("is read from %j", (typed, start, end) => {
    expect(windowCodec.read(typed)).toEqual({ value: { start, end } })
  })
  test.each([
    ["Oct 2023 to Apr 2023", /ends before it starts/],
    ["Nov–Mar 2024", /ends before it starts: write "Nov 2023 to Mar 2024"/],
    ["8/9/2023 to 10/9/2023", /Which part/],
    ["from 30 Feb 2023", /no day 30/],
    ["Apr to Oct", /not a window/],
    ["before Apr 2023", /not a window/],
    ["soon", /not a window/],
    ["to", /not a window/],
    ["", /not a window/],
    ["2023 to 2024 to 2025", /not a window/],
  ])("%j is refused with the cure", (typed, problem) => {
    expect(windowCodec.read(typed)).toEqual({ problem: expect.stringMatching(problem) })
  })
  test("comes back exactly", () => {
    fc.assert(
      fc.property(windows(day), (value) => {
        expect(windowCodec.read(windowCodec.write(value))).toEqual({ value })
      }),
      { numRuns: 3000 },
    )
  })
  test.each([
    ["2025-04-28", "2025-07-27", "28 Apr 2025 to 27 Jul 2025"],
    ["2023-04-01", "2023-10-31", "Apr 2023 to Oct 2023"],
    ["2026-07-01", "2026-09-30", "Q3 2026"],
    ["2023-01-01", "2024-12-31", "2023 to 2024"],
    ["2023-04-01", null, "from Apr 2023"],
    [null, "2023-08-10", "by 10 Aug 2023"],
  ])("from %j to %j is written %j", (start, end, written) => {
    expect(windowCodec.write({ start, end })).toBe(written)
  })
  test("of days within months says its days", () => {
    expect(windowCodec.words({ start: "2025-04-28", end: "2025-07-27" })).toBe("28 Apr 2025 to 27 Jul 2025")
    expect(windowCodec.words({ start: "2023-04-01", end: "2023-10-31" })).toBe("Apr–Oct 2023")
  })
  test("on record comes back", () => {
    const { order, statement } = readData()
    for (const { window } of [...order.flatMap(({ reports }) => reports), ...statement]) {
      if (!window) continue
      const { start, end } = window
      expect(windowCodec.read(windowCodec.write({ start, end }))).toEqual({ value: { start, end } })
    }
  })
})

describe("a window of months", () => {
  test.each([
    ["Apr 2023 to Oct 2023", "2023-04", "2023-10"],
    ["2023-04 to 2023-10", "2023-04", "2023-10"],
    ["Q3 2026", "2026-07", "2026-09"],
    ["from 2023", "2023-01", null],
    ["by Mar 2024", null, "2024-03"],
  ])("is read from %j", (typed, start, end) => {
    expect(monthWindowCodec.read(typed)).toEqual({ value: { start, end } })
  })
  test("has no days", () => {
    expect(monthWindowCodec.read("9 Aug 2023 to Oct 2023")).toEqual({
      problem: expect.stringContaining("whole months"),
    })
  })
  test("comes back exactly", () => {
    fc.assert(
      fc.property(windows(edge), (value) => {
        expect(monthWindowCodec.read(monthWindowCodec.write(value))).toEqual({ value })
      }),
      { numRuns: 1000 },
    )
  })
  test("on record comes back", () => {
    for (const { deliveryWindow: value } of readData().order) {
      if (value) expect(monthWindowCodec.read(monthWindowCodec.write(value))).toEqual({ value })
    }
  })
})
