import fc from "fast-check"
import { expect, test } from "vitest"
import { wordDiff, type Stretch } from "@/lib/forms/word-diff"

const side = (stretches: readonly Stretch[], left: "removed" | "added") =>
  stretches
    .filter(({ how }) => how !== left)
    .map(({ text }) => text)
    .join("")

const word = fc.constantFrom("chips", "orders", "100,000", " ", "\n", "字节", "跳动", "–", "😀", "é", ".")
const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(""))

test("both texts can be read from their difference", () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string()), fc.oneof(text, fc.string()), (before, after) => {
      const stretches = wordDiff(before, after)
      expect(side(stretches, "added")).toBe(before)
      expect(side(stretches, "removed")).toBe(after)
    }),
  )
})

test("a text has no difference to itself", () => {
  fc.assert(
    fc.property(text, (same) => {
      expect(wordDiff(same, same).every(({ how }) => how === "same")).toBe(true)
    }),
  )
})

test("a changed word is crossed out and the new one stands beside it", () => {
  expect(wordDiff("Baidu ordered 1,600 chips.", "Baidu ordered 1,800 chips.")).toEqual([
    { how: "same", text: "Baidu ordered 1," },
    { how: "removed", text: "600" },
    { how: "added", text: "800" },
    { how: "same", text: " chips." },
  ])
})

test("a phrase that changed reads as one, not word by word", () => {
  expect(wordDiff("It was delivered last spring.", "It was cancelled this summer.")).toEqual([
    { how: "same", text: "It was " },
    { how: "removed", text: "delivered last spring" },
    { how: "added", text: "cancelled this summer" },
    { how: "same", text: "." },
  ])
})

test("Chinese is told character by character", () => {
  expect(wordDiff("百度购买芯片", "百度租用芯片")).toEqual([
    { how: "same", text: "百度" },
    { how: "removed", text: "购买" },
    { how: "added", text: "租用" },
    { how: "same", text: "芯片" },
  ])
})

test("texts too long to be compared word by word are told as a whole", () => {
  const before = Array.from({ length: 3000 }, (_, index) => `a${index}`).join(" ")
  const after = Array.from({ length: 3000 }, (_, index) => `b${index}`).join(" ")
  expect(wordDiff(before, after)).toEqual([
    { how: "removed", text: before },
    { how: "added", text: after },
  ])
})
