import fc from "fast-check"
import { expect, test } from "vitest"
import {
  byWords,
  countsWords,
  entryTitle,
  intervalMoveWords,
  medianMoveWords,
  movesSentence,
  runwayMoveWords,
  shortened,
} from "@/lib/changes-words"
import type { ChangedRecord, FirmMove, RunwayMove, RunwaySide } from "@/lib/contracts/changes"

type Quantiles = RunwaySide["quantiles"]

function side(quantiles: Partial<Quantiles>, grade: RunwaySide["grade"] = "shown"): RunwaySide {
  return {
    grade,
    horizonMonths: 60,
    quantiles: { p5: 5, p25: 12, p50: 19, p75: 29, p95: 55, ...quantiles },
  }
}

function move(before: RunwaySide | null, after: RunwaySide | null): RunwayMove {
  return { key: "training.own", before, after, isStanding: false }
}

const firm = (name: string, ...runways: RunwayMove[]): FirmMove => ({
  firm: name.toLowerCase(),
  name,
  href: null,
  runways,
})

test("a median is told from what to what, with one unit", () => {
  expect(medianMoveWords(move(side({}), side({ p50: 17 })))).toBe("19 → 17 months")
  expect(medianMoveWords(move(side({ p50: 2 }), side({ p50: 1 })))).toBe("2 → 1 month")
  expect(medianMoveWords(move(side({ p50: 0 }), side({ p50: 3 })))).toBe("already short → 3 months")
  expect(medianMoveWords(move(side({ p50: 58 }), side({ p50: null })))).toBe("58 → over 60 months")
  expect(medianMoveWords(move(null, side({})))).toBe("no number → 19 months")
  expect(medianMoveWords(move(side({}), null))).toBe("19 months → no number")
  expect(medianMoveWords(move(side({}), side({ p25: 11 })))).toBe("19 months, as before")
})

test("the interval is told that moved", () => {
  expect(intervalMoveWords(move(side({}), side({ p25: 11, p50: 17, p75: 26 })))).toBe(
    "even odds 12–29 → 11–26",
  )
  expect(intervalMoveWords(move(side({}), side({ p50: 18 })))).toBe("even odds 12–29")
  expect(intervalMoveWords(move(side({}), side({ p95: null })))).toBe("nine in ten 5–55 → 5 to over 60")
  expect(intervalMoveWords(move(side({}), side({ p25: null, p75: null })))).toBe("even odds 12–29 → over 60")
  expect(intervalMoveWords(move(null, side({})))).toBe("even odds 12–29")
  expect(intervalMoveWords(move(null, null))).toBeNull()
})

test("a strained estimate is for orientation only", () => {
  expect(runwayMoveWords(move(side({}), side({ p50: 17 }, "strained")))).toBe(
    "training, own stock: 19 → 17 months (even odds 12–29; strained, for orientation only)",
  )
})

test("a move read backwards names the same months the other way round", () => {
  const months = fc.option(fc.integer({ min: 0, max: 60 }), { nil: null })
  fc.assert(
    fc.property(months, months, (was, is) => {
      const [left, right] = [side({ p50: was }), side({ p50: is })]
      const numbers = (words: string) =>
        words
          .replaceAll(/ months?/g, "")
          .replace(", as before", "")
          .split(" → ")
      expect(numbers(medianMoveWords(move(left, right)))).toEqual(
        numbers(medianMoveWords(move(right, left))).reverse(),
      )
    }),
  )
})

test("a sentence keeps medians that moved apart from intervals that did", () => {
  const [moved, around] = [move(side({}), side({ p50: 17 })), move(side({}), side({ p95: 54 }))]
  const known = (...firms: FirmMove[]) => movesSentence({ status: "known", firms })
  expect(known()).toBe("It moved no estimate.")
  expect(known(firm("Baidu", moved))).toBe("It moved the estimate of Baidu.")
  expect(known(firm("Baidu", moved), firm("Tencent", moved, around))).toBe(
    "It moved the estimates of Baidu and Tencent.",
  )
  expect(known(firm("Baidu", moved), firm("Tencent", around))).toBe(
    "It moved the estimate of Baidu. It left the estimate of Tencent with another interval.",
  )
  expect(known(firm("Baidu", around))).toBe(
    "It moved no median, and left the estimate of Baidu with another interval.",
  )
  expect(known(...["A", "B", "C", "D", "E"].map((name) => firm(name, moved)))).toBe(
    "It moved the estimates of 5 firms.",
  )
  expect(movesSentence({ status: "known", firms: [firm("Baidu", around)] }, "baidu")).toBe(
    "It moved no median, only the interval around it.",
  )
  expect(movesSentence({ status: "pending" })).toBe("How the estimates moved is being worked out.")
})

test("counts name the most first, in one or in many", () => {
  expect(
    countsWords([
      { kind: "source", action: "create", count: 1 },
      { kind: "order", action: "change", count: 312 },
      { kind: "company", action: "retire", count: 2 },
    ]),
  ).toBe("312 orders changed, 2 companies taken out and 1 source added")
  expect(
    countsWords([
      { kind: "order", action: "create", count: 84 },
      { kind: "source", action: "create", count: 394 },
      { kind: "dataset", action: "create", count: 1 },
    ]),
  ).toBe("394 sources, 84 orders and 1 data set added")
  expect(countsWords([])).toBe("Nothing changed")
})

test("an entry of one record is called by it, any other by its counts", () => {
  const record: ChangedRecord = {
    kind: "order",
    id: "x",
    title: "A800 for four firms",
    href: null,
    action: "change",
    changes: [],
    isWithheld: false,
    isUnreadable: false,
  }
  const counts = [{ kind: "order", action: "change", count: 1 } as const]
  const base = { number: 7, isFirst: false, records: [record], moreRecords: 0, counts }
  expect(entryTitle(base)).toBe("Order changed: A800 for four firms")
  expect(entryTitle({ ...base, moreRecords: 4, counts: [{ ...counts[0]!, count: 5 }] })).toBe(
    "5 orders changed",
  )
  expect(entryTitle({ ...base, isFirst: true })).toBe("The first data")
})

test("by whom it was is told without a name", () => {
  expect(byWords({ origin: "edit", undoes: null })).toBe("by an editor")
  expect(byWords({ origin: "undo", undoes: 5 })).toBe("by an editor, taking back data version 5")
  expect(byWords({ origin: "import", undoes: null })).toBe("by an import of data files")
})

test("a long text is cut at a space and says so; a short one stays what it is", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (text) => {
      const line = text.replaceAll(/\s+/g, " ").trim()
      const cut = shortened(text, 60)
      expect(cut.length).toBeLessThanOrEqual(62)
      expect(line.startsWith(cut.replace(/ …$/, ""))).toBe(true)
      expect(cut === line).toBe(line.length <= 60)
    }),
  )
})
