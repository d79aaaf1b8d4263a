import { describe, expect, test } from "vitest"
import { describeChanges } from "@/lib/forms/changes"
import { editableKinds, type EditableKind, type FormRecord } from "@/lib/forms/form"
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
