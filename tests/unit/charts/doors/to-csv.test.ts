import fc from "fast-check"
import { expect, test } from "vitest"
import { toCsv } from "@/lib/charts/doors/to-csv"
import { chartDocument } from "@/tests/factories/chart-document"
import { readCsv } from "@/tests/setup/read-csv"

const cell = fc.oneof(
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom(..."=+-@\t\r\n\",';|0aＡ＝") }),
)
const data = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.record({
    columns: fc.constant(
      Array.from({ length: width }, (_, index) => ({
        name: `column_${index}`,
        title: "",
        unit: null,
        type: "text" as const,
      })),
    ),
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }),
  }),
)

const startsFormula = /^[=+\-@\t\r\n＝＋－＠]/

test("another reader of CSV finds the same data, with an apostrophe before what would be a formula", () => {
  fc.assert(
    fc.property(data, (data) => {
      const [head, ...rows] = readCsv(toCsv({ data }))
      expect(head).toEqual(data.columns.map(({ name }) => name))
      expect(rows).toEqual(
        data.rows.map((row) =>
          row.map((value) => {
            if (value === null) return null
            if (typeof value === "number") return String(value)
            return startsFormula.test(value) ? `'${value}` : value
          }),
        ),
      )
    }),
  )
})

test("numbers are read back as the same numbers, negative ones too", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const { data } = chartDocument()
      const [, row] = readCsv(toCsv({ data: { ...data, rows: [["x", value]] } }))
      expect(Number(row?.[1]) === value).toBe(true)
    }),
  )
})

test("no text begins a formula, however it is quoted", () => {
  fc.assert(
    fc.property(data, (data) => {
      const written = readCsv(toCsv({ data })).slice(1)
      for (const [index, row] of data.rows.entries()) {
        for (const [column, value] of row.entries()) {
          if (typeof value === "string") expect(written[index]?.[column]).not.toMatch(startsFormula)
        }
      }
    }),
  )
})

test("the first line names the columns, every line ends in CRLF", () => {
  expect(toCsv(chartDocument())).toBe(
    ["report,cost", ...chartDocument().data.rows.map((row) => row.join(",")), ""].join("\r\n"),
  )
})
