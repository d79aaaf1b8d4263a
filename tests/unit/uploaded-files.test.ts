import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { csvRows, separatorOf } from "@/lib/server/import/upload/csv"
import { decodeUpload } from "@/lib/server/import/upload/decode"
import { shownFileName } from "@/lib/server/import/upload/file-name"
import { isFormula } from "@/lib/server/import/upload/formula"
import { guessFields } from "@/lib/server/import/upload/guess-fields"
import { readJsonList } from "@/lib/server/import/upload/json"
import { uploadLimits } from "@/lib/server/import/upload/limits"
import { formatOf } from "@/lib/server/import/upload/read-upload"
import { readSheet } from "@/lib/server/import/upload/sheet"

const rowsOf = (text: string) => [...csvRows(text, separatorOf(text))]
const bytes = (text: string) => new TextEncoder().encode(text)

describe("a CSV file", () => {
  test("gives back any table that was written by the rules of RFC 4180", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", ";", "字", " "), maxLength: 8 })
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      )
    fc.assert(
      fc.property(table, fc.constantFrom("\n", "\r\n"), (rows, lineEnd) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
        const text = rows.map((cells) => cells.map(quoted).join(",")).join(lineEnd)
        expect([...csvRows(text, ",")]).toEqual(rows)
      }),
    )
  })

  test("may be separated by commas, semicolons or tabs", () => {
    expect(rowsOf("id;title\na;b,c")).toEqual([
      ["id", "title"],
      ["a", "b,c"],
    ])
    expect(rowsOf("id\ttitle\na\tb")).toEqual([
      ["id", "title"],
      ["a", "b"],
    ])
    expect(rowsOf('"a;b;c",title\nx,y')).toEqual([
      ["a;b;c", "title"],
      ["x", "y"],
    ])
  })

  test("is refused with the row where a quote is never closed, or text follows one", () => {
    expect(() => rowsOf('id,title\na,"b\nc,d')).toThrow(/^Row 2 has a quote .* never closed/)
    expect(() => rowsOf('id,title\na,"b"c\n')).toThrow(/^Row 2 has text after a closing quote in cell 2/)
  })

  test("of nothing but quotes, or of one endless cell, is read in one pass", () => {
    const million = 1_000_000
    expect(() => readSheet('"'.repeat(million + 1))).toThrow(/never closed/)
    expect(() => readSheet(`id\n"${'a"b'.repeat(million)}`)).toThrow(/^Row 2 has text after/)
    expect(rowsOf(`id\n"${'""'.repeat(million)}"`)[1]).toEqual(['"'.repeat(million)])
    expect(() => readSheet(`id${",".repeat(million)}\n`)).toThrow(/Row 1 has more than 200 cells/)
    const { rows } = readSheet(`id,title\na,${"x".repeat(10 * million)}\n`)
    expect(rows[0]?.problem).toMatch(/^title: this cell has 10 million characters, and 20,000 is the most/)
  })

  test("says of each row whether it is ragged or holds a formula", () => {
    const { columns, rows } = readSheet("id,n\na,-5%\n\nb\nc,=1+1\nd,@SUM(A1)\n")
    expect(columns).toEqual(["id", "n"])
    expect(rows.map(({ row, problem }) => [row, problem])).toEqual([
      [2, null],
      [4, "has 1 cells where the first row names 2 columns"],
      [5, expect.stringMatching(/^n: begins like a spreadsheet formula/)],
      [6, expect.stringMatching(/^n: begins like a spreadsheet formula/)],
    ])
  })

  test("may have a column named __proto__, which is a name like any other", () => {
    const { columns, rows } = readSheet("id,__proto__,constructor\na,b,c\n")
    expect(columns).toEqual(["id", "__proto__", "constructor"])
    expect(rows[0]?.cells).toEqual(["a", "b", "c"])
    expect(({} as Record<string, unknown>).b).toBeUndefined()
  })

  test("is refused where two columns have one name, or nothing stands below the names", () => {
    expect(() => readSheet("id,title,id\na,b,c\n")).toThrow(/“id” names column 1 and column 3/)
    expect(() => readSheet("id,title\n")).toThrow(/has no rows/)
  })

  test("is refused with more rows than the limit", () => {
    const rows = (count: number) => `id\n${"a\n".repeat(count)}`
    expect(readSheet(rows(uploadLimits.rows)).rows).toHaveLength(uploadLimits.rows)
    expect(() => readSheet(rows(uploadLimits.rows + 1))).toThrow(/more than 50,000 rows/)
  })
})

describe("the bytes of a file", () => {
  test("are UTF-8, with or without a byte order mark", () => {
    expect(decodeUpload(bytes("\uFEFFid,名\n"))).toBe("id,名\n")
  })

  test("in another encoding are refused with the line", () => {
    const latin = Uint8Array.from([...bytes("id\nok\n"), 0x63, 0x61, 0x66, 0xe9, 10])
    expect(() => decodeUpload(latin)).toThrow(/^Line 3 is not UTF-8/)
    expect(() => decodeUpload(Uint8Array.from([0xff, 0xfe, 0x69, 0]))).toThrow(/UTF-16/)
    expect(() => decodeUpload(bytes("id\na\0b\n"))).toThrow(/^Line 2 holds a NUL byte/)
  })

  test("are refused over the limit, and when there are none", () => {
    expect(() => decodeUpload(new Uint8Array(uploadLimits.bytes + 1))).toThrow(/more than 20 MB/)
    expect(() => decodeUpload(new Uint8Array())).toThrow(/empty/)
  })
})

test("formulas are told from numbers as people write them", () => {
  for (const formula of ["=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\t=1", "\r1", "-2-3", "--5"]) {
    expect(isFormula(formula), formula).toBe(true)
  }
  for (const value of ["-5", "+12%", "-3.5", "-$1bn", "-2,000", "-", "a=b", "1-2", "", "-10万"]) {
    expect(isFormula(value), value).toBe(false)
  }
})

test("a JSON file holds a list; what is none is refused with the line", () => {
  expect(readJsonList('[{"id":"a"}]')).toEqual([{ id: "a" }])
  expect(() => readJsonList('{"id":"a"}')).toThrow(/must hold a list/)
  expect(() => readJsonList("[]")).toThrow(/empty/)
  expect(() => readJsonList('[\n{"id" "a"}]')).toThrow(/line 2/)
  expect(() => readJsonList("[".repeat(1_000_000))).toThrow(/not JSON/)
})

test("a file's name is its last part and is read as a name alone", () => {
  expect(shownFileName("../../etc/passwd")).toBe("passwd")
  expect(shownFileName("C:\\Users\\me\\orders.csv")).toBe("orders.csv")
  expect(shownFileName("a\u202Egpj.csv\u0000")).toBe("agpj.csv")
  expect(shownFileName("/")).toBe("a file without a name")
  expect(formatOf("orders.JSON", "x")).toBe("json")
  expect(formatOf("orders", " [1]")).toBe("json")
  expect(formatOf("orders", "id,title")).toBe("csv")
})

test("a column is guessed to be the field whose key or label it is most like, each field once", () => {
  const targets = [
    { field: "id", label: "Id", group: "" },
    { field: "title", label: "Title", group: "" },
    { field: "report.quantity", label: "Quantity", group: "" },
    { field: "report.chipLabel", label: "The chip as the source calls it", group: "" },
    { field: "report.id", label: "Id of the report", group: "" },
  ]
  const guess = (...columns: string[]) => guessFields(columns, targets)
  expect(guess("ID", "Order title", "QUANTITY", "chip_label", "weather")).toEqual([
    "id",
    "title",
    "report.quantity",
    "report.chipLabel",
    null,
  ])
  expect(guess("id", "report.id", "report.quantity")).toEqual(["id", "report.id", "report.quantity"])
  expect(guess("__proto__", "", "title")).toEqual([null, null, "title"])
})
