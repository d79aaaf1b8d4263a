import { execFileSync } from "node:child_process"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import widths from "@/lib/charts/picture/font-widths.json"
import { pushApart, takeFirstFree, type Taken } from "@/lib/charts/picture/place-labels"
import { moreWords } from "@/lib/charts/picture/more-words"
import { textWidth } from "@/lib/charts/picture/text-width"
import {
  cutText,
  keepNumbersTogether,
  wrapAtMost,
  wrapEvenly,
  wrapText,
} from "@/lib/charts/picture/wrap-text"

test("the widths are those of the font files", () => {
  const printed = execFileSync(process.execPath, ["scripts/font-widths.mjs", "--print"], { encoding: "utf8" })
  expect(JSON.parse(printed)).toEqual(widths)
})

test("digits are as wide as each other, Chinese is square, marks that lie over a letter take no room", () => {
  expect(textWidth("111", "sans", 20)).toBe(textWidth("888", "sans", 20))
  expect(textWidth("百度", "sans", 20)).toBe(40)
  expect(textWidth("e\u0301", "sans", 20)).toBe(textWidth("e", "sans", 20))
})

describe("lines", () => {
  const text = fc.string({ unit: fc.constantFrom(..."abc WM.,百度科 1"), maxLength: 200 })

  test("are never wider than allowed, and lose nothing but spaces", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 30, max: 300 }), (words, width) => {
        const lines = wrapText(words, "sans", 15, width)
        for (const line of lines) expect(textWidth(line, "sans", 15)).toBeLessThanOrEqual(width)
        expect(lines.join("").replaceAll(" ", "")).toBe(words.replaceAll(" ", ""))
      }),
    )
  })

  test("of a title are no more when they are evened out", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 80, max: 500 }), (words, width) => {
        const even = wrapEvenly(words, "serif", 28, width)
        expect(even.length).toBeLessThanOrEqual(wrapText(words, "serif", 28, width).length)
        for (const line of even) expect(textWidth(line, "serif", 28)).toBeLessThanOrEqual(width)
      }),
    )
  })

  test("that are too many end in a sign that the text goes on", () => {
    const lines = wrapAtMost("one two three four five six seven", "sans", 15, 60, 2)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/…$/)
    expect(wrapAtMost("one two", "sans", 15, 60, 2).join(" ")).toBe("one two")
  })

  test("keep a short Chinese name whole and a number with what it counts", () => {
    const width = textWidth("Alibaba 阿里", "sans", 15)
    expect(wrapText("Alibaba 阿里巴巴", "sans", 15, width)).toEqual(["Alibaba", "阿里巴巴"])
    expect(keepNumbersTogether("about 9 months in Nov 2026")).toBe("about 9\u00a0months in Nov\u00a02026")
  })

  test("may be one, cut to its room", () => {
    expect(cutText("Baidu", "sans", 15, 100)).toBe("Baidu")
    expect(cutText("Baidu and Tencent", "sans", 15, 60)).toMatch(/^Baid.*…$/)
    expect(cutText("Baidu", "sans", 15, 3)).toBe("")
  })
})

test("labels pushed apart keep their order and their distance, and stay between top and bottom where they fit", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 12 }), (wanted) => {
      const placed = pushApart(wanted, 20, 10, 290)
      const byPlace = wanted
        .map((value, index) => ({ value, at: placed[index]! }))
        .sort((a, b) => a.at - b.at)
      byPlace.forEach(({ value, at }, index) => {
        expect(at).toBeGreaterThanOrEqual(10 - 1e-6)
        expect(at).toBeLessThanOrEqual(290 + 1e-6)
        if (index === 0) return
        expect(at - byPlace[index - 1]!.at).toBeGreaterThanOrEqual(20 - 1e-6)
        expect(value).toBeGreaterThanOrEqual(byPlace[index - 1]!.value)
      })
    }),
  )
})

test("labels that have room stay where they are wanted", () => {
  expect(pushApart([50, 200, 100], 20, 0, 300)).toEqual([50, 200, 100])
  expect(pushApart([100, 100], 20, 0, 300)).toEqual([90, 110])
})

test("a label takes the first free place between the edges, and nobody takes it after", () => {
  const place = (left: number): Taken => ({ left, right: left + 10, top: 0, bottom: 10 })
  const taken = [place(20)]
  const edges = { left: 0, right: 100 }
  expect(takeFirstFree([place(-5), place(15), place(40)], taken, edges)).toEqual(place(40))
  expect(takeFirstFree([place(40), place(95)], taken, edges)).toBeNull()
})

test("what is left out is named as far as a line goes, and the rest counted", () => {
  const names = ["Kuaishou", "iFlytek", "Zhipu AI"]
  expect(moreWords(names, "at the link", 17, 1000)).toBe(
    "and 3 more at the link: Kuaishou, iFlytek and Zhipu AI",
  )
  expect(moreWords(names, "at the link", 17, 360)).toBe("and 3 more at the link: Kuaishou and 2 others")
  expect(moreWords(names, "at the link", 17, 180)).toBe("and 3 more at the link")
})
