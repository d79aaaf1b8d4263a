import { describe, expect, test } from "vitest"
import { reportSchema } from "@/lib/domain/order"
import { recordSchemas } from "@/lib/domain/record"
import { describeChanges } from "@/lib/forms/changes"
import { editableKinds, type EditableKind, type FormRecord } from "@/lib/forms/form"
import { ownBindings, reportBindings } from "@/lib/forms/kinds/forms-by-kind"
import { readForm } from "@/lib/forms/read-form"
import { writeForm } from "@/lib/forms/write-form"
import { data, names } from "./names-of-data"

/** Names without the record itself, as when it is made. */
const without = (kind: EditableKind, id: string) =>
  kind === "statement" ? names : { ...names, [kind]: names[kind].filter((record) => record.id !== id) }

describe.each(editableKinds)("%s", (kind) => {
  const records: readonly FormRecord[] = data[kind]

  test("every record on record is written and read back without a loss, and without a complaint", () => {
    expect(records.length).toBeGreaterThan(20)
    for (const record of records) {
      const read = readForm(kind, writeForm(kind, record), record, names)
      expect({ id: record.id, problems: read.problems }).toEqual({ id: record.id, problems: {} })
      expect(read.record).toEqual(record)
    }
  })

  test("every record can be made anew from its texts alone", () => {
    for (const record of records) {
      const read = readForm(kind, writeForm(kind, record), null, without(kind, record.id))
      expect({ id: record.id, problems: read.problems }).toEqual({ id: record.id, problems: {} })
      expect(read.record).toEqual(record)
    }
  })

  test("a record does not differ from itself", () => {
    for (const record of records) expect(describeChanges(kind, record, record)).toEqual([])
  })

  test("an editor who sends nothing changes nothing", () => {
    for (const record of records) expect(readForm(kind, {}, record, names).record).toEqual(record)
  })
})

test("every field of every kind's schema can be reached by a field of its form", () => {
  for (const kind of editableKinds) {
    const reached = new Set(ownBindings(kind).map(({ path }) => path[0]))
    const wanted = Object.keys(recordSchemas[kind].shape).filter((key) => key !== "reports")
    expect([kind, wanted.filter((key) => !reached.has(key))]).toEqual([kind, []])
  }
  const ofReport = new Set(reportBindings("order").map(({ path }) => path[0]))
  expect(Object.keys(reportSchema.shape).filter((key) => !ofReport.has(key))).toEqual([])
})

test("no two fields of a form share a name, and every field that must be filled says so in words", () => {
  for (const kind of editableKinds) {
    for (const bindings of [ownBindings(kind), reportBindings(kind)]) {
      const keys = bindings.map(({ field }) => field.key)
      expect(keys).toHaveLength(new Set(keys).size)
      for (const { field } of bindings) {
        expect(field.label).toMatch(/^\p{Lu}/u)
        if (field.input === "choice" || field.input === "choices")
          expect(field.choices!.length).toBeGreaterThan(1)
      }
    }
  }
})
