import { describe, expect, test } from "vitest"
import { answerLetter, answerOfLetter, keyOf } from "@/lib/control-letters"
import { controlWords, needsLicence, writtenStatuses } from "@/lib/control-words"
import { controlStatuses } from "@/lib/domain/control-rule"

describe("the words of a status", () => {
  test("differ from each other, and so do the letters of all that is caught", () => {
    const all = controlStatuses.map(controlWords)
    expect(new Set(all.map(({ label }) => label)).size).toBe(all.length)
    const caught = all.filter(({ tone }) => tone !== "free").map(({ letter }) => letter)
    expect(new Set(caught).size).toBe(caught.length)
    expect(caught).not.toContain("O")
  })

  test("never show the code of the engine", () => {
    for (const status of controlStatuses) {
      const { label, sentence } = controlWords(status)
      expect(`${label} ${sentence}`).not.toMatch(/[A-Z]{2,}_|INDETERMINATE|UNKNOWN/)
    }
  })

  test("keep a missing figure and an unknown law apart, and neither is an answer", () => {
    expect(controlWords("INDETERMINATE").label).toBe("undetermined")
    expect(controlWords("UNKNOWN").label).toBe("unknown")
    expect(needsLicence("INDETERMINATE")).toBe(false)
    expect(needsLicence("UNKNOWN")).toBe(false)
    expect(controlStatuses.filter((one) => controlWords(one).tone === "undetermined")).toHaveLength(2)
  })
})

describe("answers as letters", () => {
  test("come back as they were", () => {
    for (const status of [...controlStatuses, null]) {
      expect(answerOfLetter(answerLetter(status))).toBe(status)
    }
    expect(new Set(controlStatuses.map(answerLetter)).size).toBe(controlStatuses.length)
    expect([...writtenStatuses].sort()).toEqual([...controlStatuses].sort())
  })

  test("make a key with each mark once, the stricter first, and without what was not sent", () => {
    const letters = ["NO_CN_MEASURE", "TARIFF_25", "NOT_CONTROLLED", "LICENCE_PRESUMPTION_OF_DENIAL", null]
    expect(keyOf(letters.map((one) => answerLetter(one as never)).join(""))).toEqual([
      "LICENCE_PRESUMPTION_OF_DENIAL",
      "NOT_CONTROLLED",
      "TARIFF_25",
    ])
  })
})
