import fc from "fast-check"
import { expect, test } from "vitest"
import { movedFigure } from "@/lib/charts/figure/moved-figure"
import { mostBars, movedModel } from "@/lib/charts/moved-model"
import type { Moved, MovedAnswer, MovedAnswers, MovedStep, MovedSubject } from "@/lib/contracts/moved"

const view = { workload: "training", set: "own" } as const

function answers(answer: MovedAnswer | null): MovedAnswers {
  return { "training.own": answer, "training.all": null, "inference.own": null, "inference.all": null }
}

const answer = (months: number, sufficient24 = 50): MovedAnswer => ({
  months,
  isBeyond: months === 60,
  sufficient24,
})

const order = (id: string, act: MovedSubject["act"] = "new"): MovedSubject => ({
  kind: "order",
  id,
  title: `Order ${id}`,
  field: null,
  act,
  isOnRecord: act !== "retired",
})

function step(kind: MovedStep["kind"], after: MovedAnswer | null, subjects: MovedSubject[] = []): MovedStep {
  return { kind, subjects, change: null, after: answers(after) }
}

function movedOf(from: MovedAnswer | null, steps: MovedStep[], to: MovedAnswer | null): Moved {
  const grade = { training: "shown", inference: "none" } as const
  const end = { horizonMonths: 60, grade, missing: { training: ["any count of its chips"], inference: [] } }
  return {
    firm: "baidu",
    name: "Baidu",
    from: { ...end, asOf: "2025-11", dataVersion: 3, answers: answers(from) },
    to: { ...end, asOf: "2026-11", dataVersion: 7, answers: answers(to) },
    steps,
    idle: [],
    besideCount: 0,
    unreadable: [],
    seed: 1,
    draws: 100,
    engineVersion: "1.0.0",
  }
}

const anyAnswer = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 100 }))
  .map(([months, percent]) => answer(months, percent))
const anyStep = fc
  .tuple(
    fc.constantFrom<MovedStep["kind"]>("orders", "assumptions", "rules", "flows", "supply", "time"),
    fc.option(anyAnswer),
    fc.nat(99),
  )
  .map(([kind, after, id]) => step(kind, after, kind === "time" ? [] : [order(`o${id}`)]))

test("the parts sum to the whole, in months and in points, however many there are and whatever cannot be run", () => {
  fc.assert(
    fc.property(anyAnswer, fc.array(anyStep, { maxLength: 40 }), anyAnswer, (from, steps, to) => {
      // The last state is always the published one.
      const whole =
        steps.length === 0
          ? [step("draws", to)]
          : [...steps.slice(0, -1), { ...steps.at(-1)!, after: answers(to) }]
      const model = movedModel(movedOf(from, whole, to), view)
      if (model.status === "no-number") throw new Error("both ends have a number")
      expect(model.bars.reduce((sum, { delta }) => sum + delta, from.months)).toBe(to.months)
      expect(model.bars.reduce((sum, bar) => sum + bar.points!, from.sufficient24!)).toBe(to.sufficient24)
      // Each bar begins where the one before it ended.
      const ends = [model.start.months, ...model.bars.map(({ after }) => after)]
      model.bars.forEach(({ before, after }, index) => {
        expect(before).toBe(ends[index])
        expect(after - before).toBe(model.bars[index]!.delta)
      })
      expect(ends.at(-1)).toBe(model.end.months)
      expect(model.bars.length).toBeLessThanOrEqual(mostBars)
      expect(model.bars.flatMap(({ steps: taken }) => taken)).toHaveLength(whole.length)
    }),
  )
})

test("the sentence names the largest parts first", () => {
  const moved = movedOf(
    answer(14),
    [
      step("orders", answer(16), [order("a800")]),
      step("rules", answer(15), [
        { ...order("h20"), kind: "control", title: "The H20 rule", act: "changed" },
      ]),
      step("time", answer(11)),
    ],
    answer(11),
  )
  expect(movedModel(moved, view)).toMatchObject({
    sentence:
      "Baidu, training: 14 → 11 months, because of 12 months passing (−4), a new order, “Order a800” (+2) and a changed rule, “The H20 rule” (−1).",
  })
})

test("the parts that a sentence names sum to the difference, with all else where there is more", () => {
  const steps = [20, 15, 11, 10].map((months, at) => step("orders", answer(months), [order(`${at}`)]))
  const { sentence } = movedModel(movedOf(answer(26), steps, answer(10)), view)
  expect(sentence).toMatch(/26 → 10 months, .* \(−6\), .* \(−5\), .* \(−4\) and all else \(−1\)\.$/)
  fc.assert(
    fc.property(anyAnswer, fc.array(anyStep, { maxLength: 20 }), (from, more) => {
      const last = more.findLast(({ after }) => after["training.own"])?.after["training.own"] ?? from
      const model = movedModel(movedOf(from, more, last), view)
      if (model.status !== "moved") return
      const parts = [...model.sentence.matchAll(/\(([+−])(\d+)\)/g)]
      const sum = parts.reduce((all, [, sign, months]) => all + (sign === "−" ? -1 : 1) * Number(months), 0)
      expect(model.start.months + sum).toBe(model.end.months)
    }),
  )
})

test("a state that cannot be run joins the step after it", () => {
  const moved = movedOf(
    answer(10),
    [step("orders", null, [order("out", "retired")]), step("orders", answer(12), [order("in")])],
    answer(12),
  )
  expect(movedModel(moved, view)).toMatchObject({
    bars: [
      { lead: "2 orders", delta: 2, records: [{ text: "Order out", href: null }, { text: "Order in" }] },
    ],
  })
})

test("what moves less than a month is taken together by kind", () => {
  const steps = ["a", "b", "c"].map((id) => step("orders", answer(10), [order(id)]))
  const model = movedModel(movedOf(answer(10), [...steps, step("time", answer(9))], answer(9)), view)
  expect(model).toMatchObject({
    bars: [
      { lead: "3 orders", delta: 0 },
      { lead: "12 months pass", delta: -1 },
    ],
  })
})

test("beyond the horizon counts as the horizon, and is said so", () => {
  const model = movedModel(movedOf(answer(60), [step("time", answer(40))], answer(40)), view)
  expect(model).toMatchObject({ start: { words: "over 60 months", months: 60 }, bars: [{ delta: -20 }] })
})

test("an older engine's number is the first part", () => {
  const moved = movedOf(answer(12), [step("time", answer(9))], answer(9))
  const model = movedModel(moved, view, { engine: "0.9.0", answer: answer(14) })
  expect(model).toMatchObject({
    start: { months: 14 },
    bars: [{ lead: "Engine 1.0.0 instead of 0.9.0", delta: -2 }, { delta: -3 }],
  })
  const same = movedModel(moved, view, { engine: "0.9.0", answer: answer(12) })
  expect(same).toMatchObject({ bars: [{ kind: "time" }] })
})

test("without a number at an end nothing is taken apart, and what is missing is named", () => {
  expect(movedModel(movedOf(null, [], answer(3)), view)).toEqual({
    status: "no-number",
    sentence: expect.stringContaining("Nov 2025 with data version 3: any count of its chips"),
  })
})

test("a strained end is for orientation only: in the sentence, hatched in the figure, in summary and table", () => {
  const moved = movedOf(answer(13), [step("time", answer(9))], answer(9))
  const strained = { training: "strained", inference: "none" } as const
  const one = { ...moved, to: { ...moved.to, grade: strained } }
  const both = { ...one, from: { ...moved.from, grade: strained } }
  const said = (of: Moved) => {
    const model = movedModel(of, view)
    if (model.status === "no-number") throw new Error("both ends have a number")
    const figure = movedFigure(model, of)
    if (figure.plot.type !== "rows") throw new Error("it is drawn in rows")
    const patterns = figure.plot.sections[0]!.rows.map(({ lines: [line] }) => {
      const mark = line?.marks[0]
      return mark?.type === "bar" ? mark.pattern : null
    })
    return {
      ...model,
      patterns,
      subtitle: figure.subtitle ?? "",
      summary: figure.summary,
      cells: figure.table!.rows.map(([name]) => name),
    }
  }
  expect(said(moved).sentence + said(moved).summary).not.toMatch(/orientation/)
  expect(said(moved).patterns).toEqual(["none", "dashed", "none"])
  expect(said(one).sentence).toMatch(
    / For orientation only: the inputs of Nov 2026, data version 7 contradict each other\.$/,
  )
  expect([said(moved), said(one)].map(({ subtitle }) => subtitle.includes("Hatched"))).toEqual([false, true])
  expect(said(one).patterns).toEqual(["none", "dashed", "hatched"])
  expect(said(both).because).toMatch(/ For orientation only: the inputs contradict each other\.$/)
  expect(said(both).patterns).toEqual(["hatched", "dashed", "hatched"])
  expect(said(both).summary).toMatch(/13 months, for orientation only\. .* 9 months, for orientation only\.$/)
  expect(said(one).cells).toEqual([
    "Nov 2025, data version 3",
    "12 months pass",
    "Nov 2026, data version 7, for orientation only",
  ])
})

test("nothing moved is said with the reason", () => {
  const still = movedOf(answer(5), [], answer(5))
  const sentenceOf = (moved: Moved) => {
    const model = movedModel(moved, view)
    return model.sentence
  }
  expect(sentenceOf(still)).toBe("Baidu, training: 5 months then and now. Nothing has changed.")
  expect(sentenceOf({ ...still, besideCount: 2 })).toContain("by design")
  expect(sentenceOf({ ...still, idle: [order("x")] })).toContain("leaves the input")
})
