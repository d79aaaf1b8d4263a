import { expect, test } from "vitest"
import type { Records } from "@/lib/domain/record"
import { evaluate, specsOf } from "@/lib/export-controls"
import { lawOfRecords } from "@/lib/server/estimates/law-of-records"
import { readData } from "../data/read-data"

const records = readData()

/** As a data version after it has them: read anew, so that no record is the same object. */
const readAnew = (): Records => structuredClone(records)

test("data versions that change no rule share one law, whatever else they change", () => {
  const law = lawOfRecords(records)
  const next = { ...readAnew(), order: [] }
  expect(lawOfRecords(next)).toBe(law)
  expect(lawOfRecords(next)).toBe(law)
})

test("another rule or another listing is another law, and the one before stays what it was", () => {
  const [rule] = records.control
  const law = lawOfRecords(records)
  const fewer = { ...readAnew(), control: readAnew().control.slice(1) }
  expect(lawOfRecords(fewer).byId.has(rule!.id)).toBe(false)
  const unlisted = { ...readAnew(), listing: [] }
  expect(lawOfRecords(unlisted).listings).toEqual([])
  expect(law.byId.has(rule!.id)).toBe(true)
  expect(lawOfRecords(readAnew())).toBe(law)
})

test("a law of the records answers as it did when it was the first to be asked", () => {
  const question = { specs: specsOf(records.chip.find(({ id }) => id === "h20-96gb")!), on: "2025-05-01" }
  const before = evaluate(lawOfRecords(records), question)
  const fewer = { ...readAnew(), control: readAnew().control.filter(({ id }) => id !== before.ruleId) }
  expect(evaluate(lawOfRecords(fewer), question)).not.toEqual(before)
  expect(evaluate(lawOfRecords(readAnew()), question)).toEqual(before)
})

test("of many laws the one that is asked for again and again stays, and one that nobody asks for goes", () => {
  const law = lawOfRecords(records)
  const forgotten = { ...readAnew(), listing: [] }
  const once = lawOfRecords(forgotten)
  for (let left = 1; left <= 8; left += 1) {
    lawOfRecords({ ...readAnew(), control: readAnew().control.slice(left) })
    lawOfRecords(records)
  }
  expect(lawOfRecords(readAnew())).toBe(law)
  expect(lawOfRecords(forgotten)).not.toBe(once)
  expect(lawOfRecords(forgotten)).toEqual(once)
})
