import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { dayNumber, dayOfNumber, dayShare, lastDayNumber } from "@/lib/charts/day-axis"
import {
  periodWords,
  ruleTimelineModel,
  ruleTimelineTable,
  timelineYears,
} from "@/lib/charts/rule-timeline-model"
import type { RuleBrief } from "@/lib/contracts/control"
import { firstControlDay, lastControlDay } from "@/lib/contracts/control-range"

const day = (date: string) => ({ date, precision: "day" as const })

function rule(fields: Partial<RuleBrief> = {}): RuleBrief {
  return {
    id: "us-2023-11-17-acs-ifr",
    name: "October 2023 advanced computing rule",
    shortName: "Oct 2023 rule",
    kind: "regulation",
    place: "control list",
    isApproximate: false,
    effectiveOn: day("2023-11-17"),
    periods: [{ from: "2023-11-17", until: null, state: "in force" }],
    strictest: "LICENCE_PRESUMPTION_OF_DENIAL",
    ...fields,
  }
}

const affiliates = rule({
  id: "us-2025-09-29-affiliates",
  name: "Affiliates rule (50% rule)",
  shortName: "Affiliates rule",
  place: "transaction",
  effectiveOn: day("2025-09-29"),
  periods: [
    { from: "2025-09-29", until: "2025-11-09", state: "in force" },
    { from: "2025-11-10", until: "2026-11-09", state: "suspended" },
    { from: "2026-11-10", until: null, state: "unknown" },
  ],
})

const model = ruleTimelineModel({
  rules: [rule(), affiliates, rule({ id: "cn-2025-11-state-dc", name: "Chinese guidance", place: "beside" })],
  listings: [
    { id: "a", names: "Huawei", list: "Entity List", listedOn: day("2019-05-16") },
    { id: "b", names: "Biren", list: "Entity List", listedOn: day("2023-10-17") },
    { id: "c", names: "Moore Threads", list: "Entity List", listedOn: day("2023-10-17") },
  ],
  proposals: [
    {
      id: "bill",
      name: "A bill",
      shortName: "Bill",
      state: "in committee",
      introducedOn: null,
      strictest: null,
    },
  ],
  today: "2026-11-23",
})
const rows = model.sections.flatMap((section) => section.rows)

describe("the law on one axis", () => {
  test("a rule's last day is included: its bar ends where the next day begins", () => {
    const row = rows.find(({ id }) => id === affiliates.id)
    expect(row).toMatchObject({
      spans: [
        { from: dayShare("2025-09-29"), to: dayShare("2025-11-10"), state: "in force", openEnd: false },
        { from: dayShare("2025-11-10"), to: dayShare("2026-11-10"), state: "suspended", openEnd: false },
        { from: dayShare("2026-11-10"), to: 1, state: "unknown", openEnd: true },
      ],
    })
  })

  test("a suspension and what nobody knows are said in words", () => {
    expect(periodWords(affiliates)).toBe(
      "29 Sep 2025 to 9 Nov 2025, suspended to 9 Nov 2026, not known whether it binds since 10 Nov 2026",
    )
    expect(periodWords(rule())).toBe("since 17 Nov 2023")
    expect(periodWords(rule({ effectiveOn: { date: "2025-08-01", precision: "month" } }))).toBe(
      "since Aug 2025",
    )
  })

  test("American and Chinese texts, lists and bills stand apart", () => {
    expect(model.sections.map(({ title }) => title)).toEqual([
      "American texts that judge the part",
      "American texts that judge the deal",
      "China’s own measures",
      "Firms put on a list",
      "Bills and drafts, not law",
    ])
  })

  test("entries of one day share a mark, and those before the axis are counted", () => {
    expect(rows.find(({ kind }) => kind === "list")).toMatchObject({
      earlier: 1,
      points: [{ day: "2023-10-17", names: ["Biren", "Moore Threads"] }],
    })
  })

  test("a bill without a day has no place on the axis, and says so", () => {
    expect(rows.find(({ kind }) => kind === "proposal")).toMatchObject({
      at: null,
      when: "day not on record",
    })
  })

  test("the table and the list by year leave nothing out", () => {
    expect(ruleTimelineTable(model).rows).toEqual([
      ["October 2023 advanced computing rule", "American texts that judge the part", "since 17 Nov 2023"],
      ["Affiliates rule (50% rule)", "American texts that judge the deal", periodWords(affiliates)],
      ["Chinese guidance", "China’s own measures", "since 17 Nov 2023"],
      ["1 entry", "Entity List", "before 1 Aug 2022"],
      ["Biren; Moore Threads", "Entity List", "17 Oct 2023"],
      ["A bill", "Bills and drafts, not law", "day not on record; in committee"],
    ])
    expect(timelineYears(model).map(({ year, events }) => [year, events.length])).toEqual([
      ["Earlier", 1],
      ["2023", 3],
      ["2025", 1],
      ["Day not on record", 1],
    ])
  })
})

describe("the axis of days", () => {
  test("counts every day once, from the first to the last", () => {
    expect(dayShare(firstControlDay)).toBe(0)
    expect(dayShare(lastControlDay)).toBe(1)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: lastDayNumber }), (number) => {
        expect(dayNumber(dayOfNumber(number))).toBe(number)
      }),
    )
  })
})
