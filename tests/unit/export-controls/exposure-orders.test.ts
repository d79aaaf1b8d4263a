import { describe, expect, test } from "vitest"
import type { ControlStatus } from "@/lib/domain/control-rule"
import type { Order } from "@/lib/domain/order"
import { exposeOrder, type PartAnswers } from "@/lib/export-controls/exposure-orders"
import type { Stretch } from "@/lib/export-controls"

type Facts = Parameters<typeof exposeOrder>[0]

/** An order of 2024, delivered month by month, of which nothing more is reported. */
function anOrder(fields: Partial<Facts> = {}): Facts {
  const deliveryWindow = { start: "2024-01", end: "2024-12" }
  return { class: "order", status: "ordered", location: "in_china", deliveryWindow, control: null, ...fields }
}

/** A part by the days on which its answer changes. */
function aPart(changes: [from: string, status: ControlStatus][], isDomesticChinese = false): PartAnswers {
  const stretches = changes.map(([from, status], index): Stretch => {
    const answer = { status, category: null, ruleId: `rule-of-${from}`, paragraph: null }
    const next = changes[index + 1]?.[0]
    const until =
      next === undefined ? null : `${next.slice(0, 8)}${String(Number(next.slice(8)) - 1).padStart(2, "0")}`
    return {
      from,
      until,
      verdict: { ...answer, on: from, because: [], missing: [], possible: [answer], assumed: [], near: [] },
    }
  })
  return { chip: "part", isDomesticChinese, stretches }
}

const free = "NOT_CONTROLLED"
const denied = "LICENCE_PRESUMPTION_OF_DENIAL"
/** Free until control begins on 10 April 2024. */
const caught = aPart([
  ["2022-01-02", free],
  ["2024-04-10", denied],
])
const years = (start: string, end: string): Order["deliveryWindow"] => ({ start, end })

describe("an order whose part became controlled in its fourth month of twelve", () => {
  test("is at risk while part of it is due: the month of control still delivers, so two thirds", () => {
    expect(exposeOrder(anOrder(), [caught], "2024-06-30")).toMatchObject({
      risk: "at risk",
      controlledFrom: "2024-04-10",
      group: "denied",
      shareAfter: 8 / 12,
      mayChangeOn: null,
    })
  })
  test("has lost what was still due once its time is over", () => {
    expect(exposeOrder(anOrder(), [caught], "2025-01-01")).toMatchObject({
      risk: "lost at the time",
      shareAfter: 8 / 12,
    })
  })
  test("but not where it is reported delivered all the same", () => {
    const order = anOrder({ status: "delivered" })
    expect(exposeOrder(order, [caught], "2025-01-01").risk).toBe("delivered all the same")
  })
  test("is lost at once where it is reported blocked or cancelled", () => {
    for (const status of ["blocked", "cancelled"] as const) {
      expect(exposeOrder(anOrder({ status }), [caught], "2024-04-10").risk).toBe("lost at the time")
    }
  })
  test("was not controlled the day before, when the change was still to come", () => {
    expect(exposeOrder(anOrder(), [caught], "2024-04-09")).toMatchObject({
      risk: "not controlled",
      controlledFrom: null,
      mayChangeOn: "2024-04-10",
      group: "free",
    })
  })
})

test("an order that was delivered by the month of control lost nothing", () => {
  for (const end of ["2023-12", "2024-03", "2024-04"]) {
    const order = anOrder({ deliveryWindow: years("2023-06", end) })
    expect(exposeOrder(order, [caught], "2025-01-01"), end).toMatchObject({
      risk: "delivered before",
      controlledFrom: "2024-04-10",
      shareAfter: 0,
    })
  }
})

describe("an order whose part was controlled before its first delivery", () => {
  const later = anOrder({ deliveryWindow: years("2024-06", "2025-05") })

  test("is at risk in full", () => {
    expect(exposeOrder(later, [caught], "2024-05-01")).toMatchObject({ risk: "at risk", shareAfter: 1 })
  })
  test("came all the same where it is held as stock", () => {
    const stock = { ...later, class: "stock" as const, status: "unknown" as const }
    expect(exposeOrder(stock, [caught], "2025-12-31").risk).toBe("delivered all the same")
  })
})

test("control that ends before the first delivery does not meet an order; one rule taking over from another does", () => {
  const lifted = aPart([
    ["2022-01-02", denied],
    ["2023-05-02", free],
  ])
  expect(exposeOrder(anOrder(), [lifted], "2024-06-30").risk).toBe("not controlled")
  const replaced = aPart([
    ["2022-01-02", free],
    ["2023-05-02", denied],
    ["2024-03-02", "LICENCE_CASE_BY_CASE"],
  ])
  expect(exposeOrder(anOrder(), [replaced], "2024-06-30")).toMatchObject({
    risk: "at risk",
    controlledFrom: "2023-05-02",
    group: "licence",
    shareAfter: 1,
  })
})

describe("an order without a date", () => {
  const undated = anOrder({ deliveryWindow: null })

  test("is at risk where nothing is reported delivered and its part is controlled", () => {
    expect(exposeOrder(undated, [caught], "2024-06-30")).toMatchObject({ risk: "at risk", shareAfter: null })
  })
  test("is unknown where it was delivered, nobody says when", () => {
    const delivered = { ...undated, status: "delivered" as const }
    expect(exposeOrder(delivered, [caught], "2024-06-30").risk).toBe("unknown")
  })
  test("is not controlled where its part is free", () => {
    expect(exposeOrder(undated, [caught], "2024-01-01").risk).toBe("not controlled")
  })
})

test("an answer that waits for a figure leaves the order unknown", () => {
  const doubtful = aPart([
    ["2022-01-02", free],
    ["2024-04-10", "INDETERMINATE"],
  ])
  expect(exposeOrder(anOrder(), [doubtful], "2025-01-01").risk).toBe("unknown")
  expect(exposeOrder(anOrder(), [doubtful], "2024-04-09").risk).toBe("not controlled")
})

test("Chinese-designed parts are bought at home, and rentals abroad turn on what is not known here", () => {
  expect(exposeOrder(anOrder(), [{ ...caught, isDomesticChinese: true }], "2024-06-30")).toMatchObject({
    risk: "not controlled",
    reason: "domestic",
  })
  const rented = anOrder({ class: "rental", location: "offshore" })
  expect(exposeOrder(rented, [caught], "2024-06-30")).toMatchObject({
    risk: "unknown",
    reason: "rented abroad",
  })
})

test("of several parts the worst stands; without a part nothing is known", () => {
  const other = { ...aPart([["2022-01-02", free]]), chip: "other" }
  for (const parts of [
    [caught, other],
    [other, caught],
  ]) {
    expect(exposeOrder(anOrder(), parts, "2024-06-30")).toMatchObject({ risk: "at risk", chip: "part" })
  }
  expect(exposeOrder(anOrder(), [], "2024-06-30").risk).toBe("unknown")
})

describe("which rule is said to have met an order", () => {
  const succession = aPart([
    ["2022-01-02", free],
    ["2022-08-26", denied],
    ["2026-01-15", "LICENCE_CASE_BY_CASE"],
  ])

  test("an order placed under control is told by the rule in force when its window began", () => {
    const window = years("2026-02", "2026-12")
    const { controlledFrom, ruleId } = exposeOrder(
      anOrder({ deliveryWindow: window }),
      [succession],
      "2026-11-23",
    )
    expect({ controlledFrom, ruleId }).toEqual({ controlledFrom: "2026-01-15", ruleId: "rule-of-2026-01-15" })
  })

  test("what is reported to have stopped it comes before a licence that it needed too, or that is undetermined", () => {
    const control = { rule: "customs", effectiveOn: "2025-09-15", effect: "Dropped.", assumption: null }
    const stopped = anOrder({ status: "cancelled", deliveryWindow: null, control })
    for (const part of [succession, aPart([["2022-01-02", "INDETERMINATE"]])]) {
      expect(exposeOrder(stopped, [part], "2026-11-23")).toMatchObject({
        risk: "lost at the time",
        reason: "stopped",
        controlledFrom: "2025-09-15",
        ruleId: "customs",
      })
    }
  })

  test("a control that begins on the first of a month lets nothing of that month through", () => {
    const fromMay = aPart([
      ["2022-01-02", free],
      ["2024-05-01", denied],
    ])
    expect(exposeOrder(anOrder(), [fromMay], "2024-06-15").shareAfter).toBeCloseTo(8 / 12, 9)
  })
})
