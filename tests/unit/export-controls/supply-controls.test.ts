import { describe, expect, test } from "vitest"
import type { LawChange } from "@/lib/domain/scenario"
import { changedLaw, lawOf } from "@/lib/export-controls"
import { knownSince, lawAsKnown } from "@/lib/export-controls/known-law"
import { supplyControls, type Sale, type SupplyControls } from "@/lib/export-controls/supply-controls"
import { readData } from "../data/read-data"

const records = readData()
const law = lawOf({ rules: records.control, listings: records.listing })

function controls(...changes: LawChange[]): SupplyControls {
  return supplyControls(changedLaw(law, changes, records.proposal), records.chip, null)
}

function saleOn(given: SupplyControls, chip: string, day: string): Sale | undefined {
  return given.salesOf(chip).find(({ from, until }) => from <= day && (until === null || day <= until))?.sale
}

describe("the measure that stops an open order", () => {
  test("is the notice of 23 October 2023 for A800s ordered that August, not the rule of 17 November", () => {
    expect(controls().barredFrom("a800-sxm-80gb", "2023-08-09")).toEqual({
      ruleId: "us-2023-10-23-accelerated",
      on: "2023-10-23",
      cancelShareAssumption: "cancelShareUsRule",
    })
  })
  test("is the rule of 17 November once the notice is taken away", () => {
    const bar = controls({ do: "remove", rule: "us-2023-10-23-accelerated" }).barredFrom(
      "a800-sxm-80gb",
      "2023-08-09",
    )
    expect(bar).toMatchObject({ ruleId: "us-2023-11-17-acs-ifr", on: "2023-11-17" })
  })
  test("is the letters of April 2025 for H20s of that winter, and Beijing's word for those ordered after", () => {
    expect(controls().barredFrom("h20-96gb", "2025-01-01")).toMatchObject({
      ruleId: "us-2025-04-09-is-informed",
      cancelShareAssumption: "cancelShareUsRule",
    })
    expect(controls().barredFrom("h20-96gb", "2025-07-15")).toEqual({
      ruleId: "cn-2025-07-31-h20-scrutiny",
      on: "2025-07-31",
      cancelShareAssumption: "cancelShareChinaGuidance",
    })
  })
  test("is customs, not the rule, for H200s ordered in December 2025: that rule opened a door", () => {
    expect(controls().barredFrom("h200-sxm-141gb", "2025-12-23")).toMatchObject({
      ruleId: "cn-2026-01-h200-customs",
      on: "2026-01-14",
    })
  })
  test("is none for an order placed when the part was barred already, while nothing grows stricter", () => {
    expect(controls().barredFrom("h100-sxm-80gb", "2023-01-01")).toBeNull()
  })
  test("is none where a missing figure leaves the answer undetermined", () => {
    expect(controls().barredFrom("mi308x", "2025-01-01")).toBeNull()
  })
  test("can be a bill that a scenario adopts; it costs orders what the rules before it did", () => {
    const adopted = controls({ do: "adopt", proposal: "bill-safe-chips-s3374", from: "2027-01-01" })
    expect(adopted.barredFrom("h200-sxm-141gb", "2026-06-01")).toEqual({
      ruleId: "bill-safe-chips-s3374",
      on: "2027-01-01",
      cancelShareAssumption: "cancelShareUsRule",
    })
  })
})

describe("what a purchase meets", () => {
  test("H20: free, then licences that can be had", () => {
    expect(saleOn(controls(), "h20-96gb", "2024-06-01")).toBe("open")
    expect(saleOn(controls(), "h20-96gb", "2025-04-09")).toBe("gated")
    expect(saleOn(controls(), "h20-96gb", "2026-11-23")).toBe("gated")
  })
  test("H200: denied until the review of January 2026, closed again if that review ends", () => {
    expect(saleOn(controls(), "h200-sxm-141gb", "2025-12-01")).toBe("closed")
    expect(saleOn(controls(), "h200-sxm-141gb", "2026-11-23")).toBe("gated")
    const ended = controls({ do: "end", rule: "us-2026-01-15-h200-review", on: "2026-11-30" })
    expect(saleOn(ended, "h200-sxm-141gb", "2026-11-30")).toBe("gated")
    expect(saleOn(ended, "h200-sxm-141gb", "2026-12-01")).toBe("closed")
  })
  test("a chip that Beijing discourages is not free to buy, whatever Washington says", () => {
    const free = controls(
      ...records.control.flatMap(({ id, kind }): LawChange[] =>
        kind !== "foreign_measure" ? [{ do: "remove", rule: id }] : [],
      ),
    )
    expect(saleOn(free, "h100-sxm-80gb", "2026-11-23")).toBe("open")
    expect(saleOn(free, "h20-96gb", "2026-11-23")).toBe("gated")
  })
  test("a chip made in China is bought at home, whatever its figures, unless a scenario stops it", () => {
    expect(controls().salesOf("ascend-910c")).toEqual([{ from: "2022-01-01", until: null, sale: "open" }])
    const listed = controls({
      do: "treat",
      chip: "ascend-910c",
      as: "LICENCE_PRESUMPTION_OF_DENIAL",
      from: "2027-01-01",
    })
    expect(saleOn(listed, "ascend-910c", "2026-12-31")).toBe("open")
    expect(saleOn(listed, "ascend-910c", "2027-01-01")).toBe("closed")
    expect(saleOn(listed, "mlu590", "2027-01-01")).toBe("open")
  })
  test("stretches follow each other day by day, each unlike the one before", () => {
    for (const { id } of records.chip) {
      const stretches = controls().salesOf(id)
      expect(stretches.at(-1)?.until).toBeNull()
      stretches.slice(1).forEach(({ from, sale }, index) => {
        const before = stretches[index]
        expect(before?.sale).not.toBe(sale)
        expect(Date.parse(from) - Date.parse(before?.until ?? "")).toBe(86_400_000)
      })
    }
  })
})

describe("the law as it could be known", () => {
  test("holds no rule released later, and does not end one for a successor nobody knew of", () => {
    const inAugust = lawAsKnown(law, "2023-08-31")
    expect(inAugust.rules.every((rule) => knownSince(rule) <= "2023-08-31")).toBe(true)
    expect(inAugust.byId.get("us-2022-10-07-ifr")?.periods.at(-1)?.until).toBeNull()
    expect(supplyControls(inAugust, records.chip, null).barredFrom("a800-sxm-80gb", "2023-08-09")).toBeNull()
  })
  test("holds a rule that is out but not yet in force", () => {
    expect(lawAsKnown(law, "2023-10-20").byId.has("us-2023-11-17-acs-ifr")).toBe(true)
  })
  test("keeps the end that a scenario gives a rule", () => {
    const ended = changedLaw(law, [{ do: "end", rule: "us-2022-10-07-ifr", on: "2023-09-30" }], [])
    expect(lawAsKnown(ended, "2023-08-31").byId.get("us-2022-10-07-ifr")?.periods.at(-1)?.until).toBe(
      "2023-09-30",
    )
  })
})
