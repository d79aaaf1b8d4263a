import { expect, test } from "vitest"
import { requestIdOf } from "@/lib/server/watch/request-id"

const made = /^[0-9a-f]{16}$/

test("an id that a trusted proxy gave is kept", () => {
  const id = "4f1b0c52-7d0a-4b7e-9b0b-2f1f3c9c2a11"
  expect(requestIdOf(id, 1)).toBe(id)
})

test("without a trusted proxy an id that comes along is the client's own, and is not taken", () => {
  expect(requestIdOf("4f1b0c52-7d0a-4b7e", 0)).toMatch(made)
})

test.each([
  undefined,
  "",
  "short",
  "with space 1234",
  'quote"1234567',
  "a".repeat(65),
  "line\nbreak123",
  ["one-one-1", "two-two-2"],
])("what is not well formed is not taken (%j)", (given) => {
  expect(requestIdOf(given, 1)).toMatch(made)
})

test("no two requests are given the same id", () => {
  const ids = new Set(Array.from({ length: 10_000 }, () => requestIdOf(undefined, 0)))
  expect(ids.size).toBe(10_000)
})
