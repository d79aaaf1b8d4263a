import { expect, test } from "vitest"
import { recordChanges } from "@/lib/forms/record-changes"
import { aSource } from "../../factories/records"

test("a kind with a form is told in the words of its form", () => {
  const before = aSource()
  const [change, ...others] = recordChanges("source", before, { ...before, publisher: "The Post" })
  expect(change).toMatchObject({ name: "publisher", before: "The Wire", after: "The Post" })
  expect(change?.label).not.toBe("")
  expect(others).toEqual([])
})

test("a retired record had everything before and has nothing after", () => {
  const record = aSource()
  const gone = recordChanges("source", record, null)
  const made = recordChanges("source", null, record)
  expect(gone.length).toBeGreaterThan(3)
  expect(gone.every(({ after }) => after === null)).toBe(true)
  expect(gone.map(({ name, before }) => [name, before])).toEqual(made.map(({ name, after }) => [name, after]))
})

test("a kind without a form is told by paths", () => {
  expect(recordChanges("listing", { id: "a", name: "A" }, { id: "a", name: "B" })).toEqual([
    { name: "name", label: "name", before: "A", after: "B", isFigure: false },
  ])
})

test("a state that today's form cannot read is told by paths and not lost", () => {
  const { publisher, ...old } = aSource()
  expect(recordChanges("source", old, aSource())).toEqual([
    { name: "publisher", label: "publisher", before: null, after: publisher, isFigure: false },
  ])
})
