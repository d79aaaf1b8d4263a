import { expect, test } from "vitest"
import { searchedText, soughtIn, wordsOf } from "@/lib/server/orders-explorer/plain-text"

const finds = (q: string, text: string) => {
  const searched = searchedText([text])
  return wordsOf(q).every((word) => searched.includes(soughtIn(word)))
}

test("a chip is found by its name and by no other's that contains it", () => {
  expect(finds("A800", "Baidu: about 100,000 A800s for 2023")).toBe(true)
  expect(finds("A800", "about 30,000 H800")).toBe(false)
  expect(finds("H20", "a fleet of H200 and H800/H20E")).toBe(true)
  expect(finds("H20", "a fleet of H200 and H800")).toBe(false)
  expect(finds("910", "Ascend 910B")).toBe(true)
  expect(finds("910c", "Ascend 910B")).toBe(false)
})

test("a word is found by its beginning, not by what stands inside it", () => {
  expect(finds("inspur reut", "Inspur sold them, Reuters wrote")).toBe(true)
  expect(finds("spur", "Inspur sold them")).toBe(false)
})

test("Chinese is found anywhere, beside other letters too", () => {
  expect(finds("跳动", "字节跳动ByteDance采购")).toBe(true)
  expect(finds("byted", "字节跳动ByteDance采购")).toBe(true)
})

test("signs part words, and signs alone find nothing", () => {
  expect(finds("A800/80GB", "the A800 with 80 GB, 80GB")).toBe(true)
  expect(finds("100,000", "about 100,000 cards")).toBe(true)
  expect(wordsOf("%")).toEqual(["%"])
  expect(finds("%", "100 % of all")).toBe(false)
  expect(wordsOf("  ")).toEqual([])
})
