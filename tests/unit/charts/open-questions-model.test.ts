import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { figureSchema } from "@/lib/charts/figure/figure"
import { openQuestionsFigure } from "@/lib/charts/figure/open-questions-figure"
import { openQuestionsTable, questionsWithin, rankedQuestions } from "@/lib/charts/open-questions-model"
import { makeHelp, makeQuestion, makeQuestions } from "../../factories/drivers"

const gain = (id: string, narrowsBy: number, error: number) =>
  makeQuestion({ id, helps: [makeHelp({ narrowsBy, error })] })
const ranksOf = (facts: Parameters<typeof rankedQuestions>[0]) =>
  rankedQuestions(facts).map(({ question, rank }) => `${question.id} ${rank}`)

describe("ranks", () => {
  test("tell apart what differs by more than two standard errors of the difference", () => {
    expect(ranksOf([gain("a", 5, 0.3), gain("b", 3.7, 0.4), gain("c", 2.6, 0.2)])).toEqual([
      "a 1",
      "b 2",
      "c 3",
    ])
  })
  test("are shared by gains that cannot be told apart", () => {
    expect(
      ranksOf([gain("a", 5, 0.3), gain("b", 1.1, 0.2), gain("c", 0.9, 0.3), gain("d", 0.8, 0.2)]),
    ).toEqual(["a 1", "b 2–4", "c 2–4", "d 2–4"])
  })
  test("count every fact once, in the order of the gains", () => {
    const facts = fc.array(
      fc.record({
        months: fc.double({ min: 0.1, max: 30, noNaN: true }),
        error: fc.double({ min: 0.01, max: 3, noNaN: true }),
      }),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(facts, (drawn) => {
        const sorted = drawn
          .map(({ months, error }, index) => gain(String(index), months, error))
          .sort((a, b) => b.months - a.months)
        const firsts = rankedQuestions(sorted).map(({ rank }) => Number(rank.split("–")[0]))
        expect(firsts).toEqual(firsts.toSorted((a, b) => a - b))
        expect(rankedQuestions(sorted).map(({ question }) => question)).toEqual(sorted)
        if (sorted.length > 0) expect(firsts[0]).toBe(1)
      }),
    )
  })
})

describe("the questions of one firm or workload", () => {
  const shared = makeQuestion({
    id: "jointH20Split",
    helps: [
      makeHelp({ narrowsBy: 3 }),
      makeHelp({ firm: "tencent", name: "Tencent", workload: "inference", narrowsBy: 2 }),
      makeHelp({ firm: "alibaba", name: "Alibaba", narrowsBy: 9, isStrained: true }),
    ],
  })
  const all = makeQuestions({ facts: [shared, gain("own", 4, 0.3)] })

  test("are all of them where nothing is asked for", () => {
    expect(questionsWithin(all, { firm: null, workload: null })).toBe(all)
  })
  test("keep of a shared fact what helps the firm, with its own sum, and are ranked anew", () => {
    const { facts } = questionsWithin(all, { firm: "baidu", workload: null })
    expect(facts.map(({ id, months }) => [id, months])).toEqual([
      ["own", 4],
      ["jointH20Split", 3],
    ])
  })
  test("put a fact that helps a strained estimate alone among those for orientation", () => {
    const { facts, orientation } = questionsWithin(all, { firm: "alibaba", workload: null })
    expect(facts).toEqual([])
    expect(orientation.map(({ id, months }) => [id, months])).toEqual([["jointH20Split", 0]])
  })
  test("never sum a strained estimate", () => {
    expect(shared.months).toBe(5)
  })
})

describe("the figure", () => {
  const questions = makeQuestions({
    facts: [makeQuestion()],
    orientation: [makeQuestion({ id: "other", helps: [makeHelp({ isStrained: true })] })],
    future: [makeQuestion({ id: "growth", label: "growth of tokens" })],
  })
  const figure = figureSchema.parse(openQuestionsFigure(questions))

  test("has a section for each standing, and ranks the first alone", () => {
    if (figure.plot.type !== "rows") throw new Error("rows were expected")
    expect(figure.plot.sections.map(({ title, rows }) => [title, rows[0]!.label])).toEqual([
      [null, "1. Baidu: size of the flagship run"],
      ["For orientation only", "Baidu: size of the flagship run"],
      ["Cannot be found out today, only forecast", "Growth of tokens"],
    ])
  })
  test("hatches what is strained and draws the error over the end of the bar", () => {
    if (figure.plot.type !== "rows") throw new Error("rows were expected")
    const [ranked, strained] = figure.plot.sections.map(({ rows }) => rows[0]!.lines[0]!.marks)
    expect(ranked).toMatchObject([
      { type: "bar", from: 0, to: 3.7, pattern: "none" },
      { type: "range", from: 3.35, to: 4.05 },
    ])
    expect(strained).toMatchObject([{ pattern: "hatched" }, { type: "range" }])
  })
  test("has a row in its table for each estimate that a fact would help", () => {
    expect(openQuestionsTable(questions).rows.map((row) => [row[1], row[6]])).toEqual([
      ["1", "counts"],
      ["not ranked", "for orientation only"],
      ["can only be forecast", "counts"],
    ])
  })
})
