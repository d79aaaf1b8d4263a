import fc from "fast-check"
import { expect, test } from "vitest"
import { classifyKeys } from "@/lib/classify-fields"
import { classifyForm, classifyQuery } from "@/lib/classify-link"

const typedText = fc.string({ unit: "grapheme", minLength: 1, maxLength: 24 })
const forms = fc.dictionary(fc.constantFrom(...classifyKeys), typedText)

/** The query as a server reads it. */
const asRead = (query: string) => Object.fromEntries(new URLSearchParams(query))

test("whatever is typed, the address gives it back", () => {
  fc.assert(
    fc.property(forms, (form) => {
      expect(classifyForm(asRead(classifyQuery(form)))).toEqual({ ...form })
    }),
  )
})

test("equal forms have one address, in whatever order they were filled in", () => {
  fc.assert(
    fc.property(forms, (form) => {
      const backwards = Object.fromEntries(Object.entries(form).reverse())
      expect(classifyQuery(backwards)).toBe(classifyQuery(form))
    }),
  )
})

test("the address reads as what was asked", () => {
  expect(classifyQuery({ on: "2026-11-23", tpp: "2500", chip: "h20-96gb" })).toBe(
    "?chip=h20-96gb&tpp=2500&on=2026-11-23",
  )
  expect(classifyQuery({})).toBe("")
})

test("blank fields and keys of others are not part of the form; of a repeated key the first stands", () => {
  expect(classifyForm({ chip: "l20", tpp: "", utm_source: "mail", pd: ["3.2", "4"], toString: "x" })).toEqual(
    { chip: "l20", pd: "3.2" },
  )
})
