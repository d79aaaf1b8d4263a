import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { describeChanges } from "@/lib/forms/changes"
import { evidenceFaults } from "@/lib/forms/evidence"
import { editableKinds, type FormRecord } from "@/lib/forms/form"
import { readForm } from "@/lib/forms/read-form"
import { writeForm } from "@/lib/forms/write-form"
import { data, names } from "./names-of-data"

/** What editors, and those who attack them, may type. */
const typed = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string(),
  fc.constantFrom(
    ...[
      "",
      " ",
      "\u00a0",
      "yes",
      "no",
      "unknown",
      "unverified",
      "read",
      "0",
      "-1",
      "1e999",
      "NaN",
      "null",
      "[]",
    ],
    ...[
      "{}",
      "__proto__",
      "constructor",
      "toString",
      "10万",
      "$1bn",
      "CNY 16bn",
      "Q3 2025",
      "2023-02-30",
      "9 Aug 2023",
    ],
    ...[
      "100 to 10",
      "10 to 100",
      "tens of thousands",
      "989 unverified",
      "yes unverified",
      "18",
      "at least 12",
    ],
    ...[
      "2023-04 to 2023-10",
      "since 2024",
      "fixed 5",
      "uniform 1 to 2",
      "baidu",
      "百度",
      "baidu, tencent",
      "new-1",
    ],
    ...[
      '{"__proto__": 1}',
      '[{"text": "x"}]',
      "<b>x</b>",
      "=1+1",
      "../..",
      "a\nb",
      "high",
      "press",
      "unverified read",
    ],
  ),
)

describe.each(editableKinds)("whatever is typed into the form of a %s", (kind) => {
  const records: readonly FormRecord[] = data[kind]
  const edited = fc
    .record({ at: fc.nat(), fields: fc.array(fc.tuple(fc.nat(), typed), { minLength: 1, maxLength: 4 }) })
    .map(({ at, fields }) => {
      const base = records[at % records.length]!
      const texts = writeForm(kind, base)
      const all = Object.keys(texts)
      const changes = Object.fromEntries(fields.map(([field, text]) => [all[field % all.length]!, text]))
      return { base, texts: { ...texts, ...changes } }
    })

  test("is read or refused at a field of the form, and what is read is written and read as the same", () => {
    fc.assert(
      fc.property(edited, ({ base, texts }) => {
        const { record, problems } = readForm(kind, texts, base, names)
        if (record === null) {
          expect(Object.keys(problems).length).toBeGreaterThan(0)
          for (const [name, message] of Object.entries(problems)) {
            // "new-1" typed among the reports' keys is one more report, whose fields are all empty.
            const isOfForm = Object.hasOwn(texts, name) || /^reports\/[a-z0-9.-]+\/\w/.test(name)
            expect([name, isOfForm]).toEqual([name, true])
            expect(message).toMatch(/\S.*[.!?]$/s)
          }
          return
        }
        expect(record.id).toBe(base.id)
        const again = readForm(kind, writeForm(kind, record), base, names)
        expect(again.problems).toEqual({})
        expect(again.record).toEqual(record)
        const others =
          kind === "statement" ? names : { ...names, [kind]: names[kind].filter(({ id }) => id !== base.id) }
        const anew = readForm(kind, writeForm(kind, record), null, others)
        // Of itself a record cannot be known where it is made anew; that it names itself is refused elsewhere.
        if (Object.keys(anew.problems).length === 0) expect(anew.record).toEqual(record)
      }),
      { numRuns: 300 },
    )
  })

  test("its changes are told, and only changed figures ask for evidence", () => {
    fc.assert(
      fc.property(edited, ({ base, texts }) => {
        const { record } = readForm(kind, texts, base, names)
        if (record === null) return
        const changes = describeChanges(kind, base, record)
        const isEqual = JSON.stringify(writeForm(kind, base)) === JSON.stringify(writeForm(kind, record))
        expect(changes.length === 0).toBe(isEqual)
        const figures = changes.filter(({ isFigure }) => isFigure).map(({ name }) => name)
        for (const { name } of evidenceFaults(kind, base, record, [])) expect(figures).toContain(name)
        expect(evidenceFaults(kind, base, record, figures)).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
