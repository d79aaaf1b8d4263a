import fc from "fast-check"
import { expect, test } from "vitest"
import { unwritableIn, unwritableParts } from "@/lib/domain/unwritable"

test("a text of signs, tabs and lines can be written", () => {
  for (const text of ["", "two\r\n\tlines", "“50,000” 昇腾 🚀", "\u007f\u0085\u2028"]) {
    expect(unwritableIn(text)).toBeNull()
  }
})

test("what cannot be written is named with its place", () => {
  expect(unwritableIn("ab\u0000c")).toMatch(/control character U\+0000, after 2 characters/)
  expect(unwritableIn("\ud83d🚀")).toMatch(/half of a character \(U\+D83D\), after 0/)
  const value = { id: "a", list: [{ text: "x" }, { text: "\u0001" }], "na\u0000me": 1, count: 2, none: null }
  expect(unwritableParts(value).map(({ path }) => path)).toEqual([["list", 1, "text"], []])
})

test("every control character but tab and line breaks is found, wherever it stands", () => {
  const controls = Array.from({ length: 32 }, (_, code) => code)
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...controls), fc.string(), (before, code, after) => {
      const text = `${before.replaceAll(/[\u0000-\u001f]/g, "")}${String.fromCharCode(code)}${after.replaceAll(/[\u0000-\u001f]/g, "")}`
      expect(unwritableIn(text) === null).toBe([9, 10, 13].includes(code))
    }),
  )
})
