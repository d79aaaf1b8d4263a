import { describe, expect, test } from "vitest"
import {
  gainWords,
  helpSentence,
  intervalWords,
  knownWords,
  openQuestionsLead,
  roundGainWords,
  widthWords,
} from "@/lib/open-questions-words"
import { makeHelp, makeQuestion } from "../factories/drivers"

test.each([
  [4.93, 0.31, "4.9 ±0.3 months"],
  [1.02, 0.2, "1.0 ±0.2 month"],
  [0.31, 0.01, "0.3 ±0.1 months"],
])("a gain of %d with error %d reads %s", (months, error, words) => {
  expect(gainWords({ months, error })).toBe(words)
})

test.each([
  [4.93, "about 5 months"],
  [1.1, "about 1 month"],
  [0.4, "less than a month"],
])("%d months in a sentence are %s", (months, words) => {
  expect(roundGainWords(months)).toBe(words)
})

test("an interval that runs past the horizon says so", () => {
  expect(intervalWords({ low: 0, high: 29 }, 60)).toBe("0 to 29 months")
  expect(intervalWords({ low: 2, high: null }, 60)).toBe("2 to more than 60 months")
  expect(intervalWords({ low: 60, high: null }, 60)).toBe("more than 60 months")
})

test("a width that rounds to itself is not said to shrink by a month", () => {
  expect(widthWords(makeHelp({ width: 32.1, expectedWidth: 27.2 }))).toBe("32 → 27 months wide")
  expect(widthWords(makeHelp({ width: 58.6, expectedWidth: 58.5 }))).toBe(
    "59 months wide, a little less once known",
  )
})

test("a strained estimate that a fact would help is for orientation only", () => {
  expect(helpSentence(makeHelp({ isStrained: true }), 60)).toBe(
    "Baidu, training, own stock: nine draws in ten give 0 to 29 months; 29 → 25 months wide, 3.7 ±0.3 months narrower; for orientation only.",
  )
})

describe("what is known now", () => {
  const { known } = makeQuestion()
  test("is the model's range, how sure it is and how many sources say so", () => {
    expect(knownWords(known)).toBe("3 × 10²⁴ to 3 × 10²⁵ FLOP, low confidence, without a source")
  })
  test("is a judgement where it is one", () => {
    expect(knownWords({ ...known, verification: "judgement" })).toContain("our judgement")
  })
  test("is reports that disagree where an order's size is meant", () => {
    expect(knownWords({ ...known, p5: null, p95: null, verification: null, confidence: null })).toMatch(
      /^reports that disagree/,
    )
  })
})

test("the page begins with the fact at the head of the list, and what it would do", () => {
  expect(openQuestionsLead({ facts: [makeQuestion()] })).toBe(
    "Most worth finding: How much compute did Baidu’s newest flagship model take to train? It would narrow the 90% interval of Baidu’s training runway by about 4 months, from 29 to 25 months wide.",
  )
  expect(openQuestionsLead({ facts: [] })).toBeNull()
})
