import { describe, expect, test } from "vitest"
import type { LineEffect } from "@/lib/contracts/replay"
import { replayTable, replayModel } from "@/lib/charts/replay-model"
import {
  changeWords,
  effectSentence,
  pairSentence,
  replayLead,
  stepLabel,
  stepWords,
} from "@/lib/replay-words"
import { aPair, aReplay, aRow, aSummary } from "../factories/replay"

describe("a runway before and after, in words", () => {
  test.each([
    [14, 9, "about 14 → 9 months"],
    [2, 1, "about 2 → 1 month"],
    [14, 14, "about 14 months, as before"],
    [null, 26, "more than 60 months → about 26 months"],
    [26, null, "about 26 months → more than 60 months"],
    [5, 0, "about 5 months → already short"],
    [null, null, "more than 60 months, as before"],
  ])("%s months and then %s", (before, after, words) => {
    expect(stepWords(aPair(before, after), 60)).toBe(words)
  })
  test("short beside its bar", () => {
    expect(stepLabel(aPair(null, 26), 60)).toBe("over 60 → 26 months")
    expect(stepLabel(aPair(5, 0), 60)).toBe("5 → none: already short")
    expect(stepLabel(aPair(5, 5), 60)).toBe("about 5 months")
    const wider = { ...aPair(5, 5), after: aSummary(5, { sufficientAt24: 0.2 }) }
    expect(stepLabel(wider, 60)).toBe("5 months, as before")
  })
  test("the sentence gives the odds and two years with the median", () => {
    expect(pairSentence("all", "training", aPair(30, 9), 60)).toBe(
      "All supply, training: about 30 → 9 months; even odds 15 to 45 → 5 to 14; still enough after two years in 60% → 30% of draws.",
    )
    expect(pairSentence("own", "inference", aPair(9, 9), 60)).toBe(
      "Own stock, inference: unchanged, about 9 months.",
    )
  })
})

test("the lead counts the firms that move and names the longest step", () => {
  const still = aRow({
    slug: "01-ai",
    name: "01.AI",
    training: { grade: "shown", own: aPair(15, 15), all: aPair(15, 15) },
    inference: { grade: "none", own: null, all: null },
  })
  expect(replayLead(aReplay({ rows: [aRow(), still] }))).toBe(
    "1 of 2 firms with a number moves. The longest step: Baidu, all supply, inference: more than 60 months → about 26 months.",
  )
  expect(replayLead(aReplay({ rows: [still] }))).toBe("The one firm with a number does not move.")
})

test("a supply line says what became of it, and with what chance", () => {
  const effect = (over: Partial<LineEffect>): LineEffect => ({
    lineId: "a800",
    orderId: "a800",
    title: "A800s for 2024",
    chip: "a800",
    chipName: "A800",
    kind: "freed",
    month: "2023-11",
    chance: 0.95,
    ...over,
  })
  expect(effectSentence(effect({}))).toBe(
    "A800s for 2024 (A800): no longer lost from Nov 2023, as it was with a chance of 95%.",
  )
  expect(effectSentence(effect({ kind: "stopped", chance: 1 }))).toBe(
    "A800s for 2024 (A800): what was to come from Nov 2023 is lost.",
  )
  expect(effectSentence(effect({ kind: "ungated", month: null, chance: 0.35 }))).toContain("in 35% of draws")
})

test("a change never shows a status by its code", () => {
  const words = changeWords(
    { do: "treat", chip: "ascend-910c", as: "LICENCE_PRESUMPTION_OF_DENIAL", from: "2027-01-01" },
    [{ id: "ascend-910c", name: "Ascend 910C", shortName: "Ascend 910C" }],
  )
  expect(words).toBe("Ascend 910C: presumed denied from 1 Jan 2027.")
})

describe("the drawing and its table", () => {
  test("a bar is drawn twice only where it moved", () => {
    const [row] = replayModel(aReplay(), "all").rows
    expect(row?.bars.map(({ before }) => before !== null)).toEqual([true, true])
    expect(replayModel(aReplay(), "own").rows[0]?.bars.map(({ before }) => before)).toEqual([null, null])
  })
  test("every row has a cell for every column, with words for what is unknown", () => {
    const none = aRow({ inference: { grade: "none", own: null, all: null } })
    const { columns, rows } = replayTable(aReplay({ rows: [none] }), "all")
    expect(rows.map(({ length }) => length)).toEqual([columns.length, columns.length])
    expect(rows[0]?.slice(0, 4)).toEqual(["Baidu", "training", "14", "9"])
    expect(rows[1]).toContain("not enough evidence")
  })
})
