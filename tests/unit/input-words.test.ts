import { describe, expect, test } from "vitest"
import assumptions from "@/data/assumptions.json"
import { inputWords } from "@/lib/input-words"
import { firmFields } from "@/lib/estimation/case/model-fields"
import { fieldWords } from "@/lib/input-field-words"

describe("words for inputs", () => {
  test("name every field of a firm that an assumption can feed", () => {
    const unnamed = [...firmFields].filter((field) => !(field in fieldWords))
    expect(unnamed).toEqual([])
  })

  test("leave no place-holder and begin in lower case, whatever the assumption", () => {
    for (const { id, field, meaning } of assumptions) {
      const { label, inWords, question = "" } = inputWords({ id, field, meaning }, "Baidu")
      for (const text of [label, inWords, question]) expect(text).not.toMatch(/[{}]/)
      expect(inWords.length).toBeGreaterThan(5)
    }
  })

  test("tell the assumptions that no other words tell apart", () => {
    const prices = assumptions.filter(({ id }) => id.startsWith("priceUsd."))
    const labels = prices.map((price) => inputWords(price, "Baidu").label)
    expect(new Set(labels).size).toBe(prices.length)
    expect(labels).toContain("price of an A800")
  })

  test("say which chips are meant", () => {
    const mfu = inputWords({ id: "mfu.hopper", field: "chips.*.mfu", meaning: "…" }, "Baidu")
    expect(mfu.label).toBe("training utilisation, H100, H800 and H200")
    expect(mfu.inWords).toBe("how much of their peak H100, H800 and H200 reach in training")
  })

  test("ask a question of the firm, with what a good answer is, for facts that somebody knows", () => {
    const runs = inputWords({ id: "runsPerYear", field: "training.runsPerYear", meaning: "…" }, "Baidu")
    expect(runs.question).toBe("How many flagship-sized training runs does Baidu finish in a year?")
    for (const [field, words] of Object.entries(fieldWords)) {
      if (words.nature === "fact") expect(words.goodAnswer, field).toBeTruthy()
      else expect(words.question, field).toBeUndefined()
    }
  })
})
