import fc from "fast-check"
import { expect, test } from "vitest"
import { ordersItems } from "@/lib/orders-items"

const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 12 })
const groupsOf = (counts: readonly number[]) =>
  counts.map((count, at) => ({ value: `${at}`, label: `Group ${at}`, count }))

test("every group has its head, then its rows in order, and nothing is left out", () => {
  fc.assert(
    fc.property(sizes, (counts) => {
      const items = ordersItems({ groups: groupsOf(counts), count: 0 })
      const lines = Array.from({ length: items.count }, (_, index) => items.at(index))
      let row = 0
      const expected = counts.flatMap((count, group) => [
        { is: "group", group },
        ...Array.from({ length: count }, () => ({ is: "row", row: row++ })),
      ])
      expect(lines).toEqual(expected)
      expect(items.rows).toBe(row)
    }),
  )
})

test("a row is found where it stands", () => {
  fc.assert(
    fc.property(sizes, fc.nat({ max: 20 }), (counts, count) => {
      const items = ordersItems({ groups: groupsOf(counts), count })
      for (let row = 0; row < items.rows; row++) {
        expect(items.at(items.indexOfRow(row))).toEqual({ is: "row", row })
      }
    }),
  )
})

test("without groups the lines are the rows", () => {
  const items = ordersItems({ groups: [], count: 3 })
  expect([items.count, items.rows, items.at(2)]).toEqual([3, 3, { is: "row", row: 2 }])
})

test("there is no line after the last", () => {
  const items = ordersItems({ groups: groupsOf([2]), count: 2 })
  expect(() => items.at(3)).toThrow(RangeError)
})
