import fc from "fast-check"
import { expect, test } from "vitest"
import { withRecords } from "@/lib/server/with-records"

const ids = fc.uniqueArray(fc.string({ maxLength: 3 }), { maxLength: 12 })

test("what is put in stands in the place of its own, what is added among the others, what is taken out nowhere", () => {
  fc.assert(
    fc.property(
      ids,
      ids,
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      (before, meant, isOut) => {
        const records = before.toSorted(byText).map((id) => ({ id, is: "old" }))
        const others = new Map(meant.map((id, at) => [id, isOut[at] ? null : { id, is: "new" }]))
        const expected = new Map(records.map((record) => [record.id, record]))
        for (const [id, other] of others) {
          if (other) expected.set(id, other)
          else expected.delete(id)
        }
        expect(withRecords(records, others)).toEqual(
          [...expected.values()].toSorted((a, b) => byText(a.id, b.id)),
        )
      },
    ),
  )
})

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
