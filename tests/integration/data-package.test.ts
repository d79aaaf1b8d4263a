import { unzipSync } from "fflate"
import { beforeAll, expect, test, vi } from "vitest"
import { GET as getFile } from "@/app/data/[...file]/route"
import { GET as getZip } from "@/app/data.zip/route"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { getDataSet } from "@/lib/server/queries/data-set"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { changeOf, requestOf } from "../factories/edits"
import { useFreshDatabase } from "../setup/database"
import { readCsv } from "../setup/read-csv"

// Next.js keeps results only within its own server. What is kept is not of interest here, what is made is.
vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))
useFreshDatabase({ withEstimates: true })

type Field = { name: string; type: string; unit?: string; constraints?: { required?: boolean } }
type Resource = {
  name: string
  path: string
  rowCount?: number
  schema?: {
    fields: Field[]
    primaryKey: string[]
    foreignKeys: { fields: string[]; reference: { resource: string; fields: string[] } }[]
  }
}
type Package = {
  version: string
  licenses: { name: string }[]
  sources: { title: string; path?: string }[]
  citation: string
  resources: Resource[]
}

async function openZip(): Promise<Record<string, string>> {
  const response = await getZip(new Request("http://localhost:3000/data.zip"))
  expect(response.status).toBe(200)
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  return Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]),
  )
}

let files: Record<string, string> = {}
let described: Package
const tables = () => described.resources.filter((resource) => resource.schema)
const rowsOf = ({ path }: Resource) => readCsv(files[path] ?? "").slice(1)

beforeAll(async () => {
  files = await openZip()
  described = JSON.parse(files["datapackage.json"] ?? "{}") as Package
}, 300_000)

test("the package describes every file in it, and every file it describes is there", () => {
  const beside = ["README.md", "datapackage.json", "CITATION.txt", "citation.bib", "citation.ris"]
  expect(Object.keys(files).sort()).toEqual(
    [...described.resources.map(({ path }) => path), ...beside].sort(),
  )
  expect(described.licenses[0]?.name).toBe("CC-BY-4.0")
  expect(new Set(described.resources.map(({ name }) => name)).size).toBe(described.resources.length)
  for (const { name } of described.resources) expect(name).toMatch(/^[a-z0-9._-]+$/)
})

test("it carries sources, data version, licence and citation", async () => {
  const { records, dataVersion } = await loadCatalogue()
  expect(described.sources).toHaveLength(records.source.length)
  expect(described.version).toBe(String(dataVersion))
  expect(files["CITATION.txt"]).toContain(`data version ${dataVersion}`)
  expect(files["citation.bib"]).toMatch(/^@misc\{/)
  expect(files["citation.ris"]).toMatch(/^TY {2}- DATA\r\n[\s\S]*\r\nER {2}- \r\n$/)
  expect(files["README.md"]).toContain("CC BY 4.0")
})

const reads: Record<string, RegExp> = {
  string: /[\s\S]/,
  number: /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/,
  integer: /^-?\d+$/,
  boolean: /^(?:true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  yearmonth: /^\d{4}-\d{2}$/,
}

test("every cell of every table is of its column's type, and no required one is empty", () => {
  expect(tables().length).toBeGreaterThan(8)
  for (const table of tables()) {
    const fields = table.schema!.fields
    expect(readCsv(files[table.path]!)[0], table.path).toEqual(fields.map(({ name }) => name))
    const rows = rowsOf(table)
    expect(rows, table.path).toHaveLength(table.rowCount!)
    for (const row of rows) {
      expect(row, table.path).toHaveLength(fields.length)
      fields.forEach(({ name, type, constraints }, at) => {
        const cell = row[at] ?? ""
        const place = `${table.path} ${row[0]} ${name}`
        if (cell === "") expect(constraints?.required ?? false, place).toBe(false)
        else expect(cell, place).toMatch(reads[type]!)
      })
    }
  }
})

test("keys are unique, and every reference leads to a row", () => {
  const columns = (table: Resource, names: readonly string[]) => {
    const at = names.map((name) => table.schema!.fields.findIndex((field) => field.name === name))
    expect(
      at.every((index) => index >= 0),
      `${table.name}: ${names.join(", ")}`,
    ).toBe(true)
    return rowsOf(table).map((row) => at.map((index) => row[index] ?? "").join(" "))
  }
  for (const table of tables()) {
    const keys = columns(table, table.schema!.primaryKey)
    expect(new Set(keys).size, table.name).toBe(keys.length)
    for (const { fields, reference } of table.schema!.foreignKeys) {
      const target = tables().find(({ name }) => name === (reference.resource || table.name))!
      const known = new Set(columns(target, reference.fields))
      for (const value of columns(table, fields)) if (value !== "") expect(known, table.name).toContain(value)
    }
  }
})

test("ids that stand several in a field are ids of the tables", () => {
  const ids = (name: string) => new Set(rowsOf(tables().find((one) => one.name === name)!).map(([id]) => id))
  const [firms, chips, reports] = [ids("firms"), ids("chips"), ids("reports")]
  const orders = tables().find(({ name }) => name === "orders")!
  const at = (name: string) => orders.schema!.fields.findIndex((field) => field.name === name)
  for (const row of rowsOf(orders)) {
    const each = (name: string) => (row[at(name)] ?? "").split(" | ").filter((id) => id !== "")
    for (const id of each("buyers")) expect(firms).toContain(id)
    for (const id of each("chips")) expect(chips).toContain(id)
    for (const id of each("rests_on")) expect(reports).toContain(id)
  }
})

test("whole records are those of the catalogue", async () => {
  const { records } = await loadCatalogue()
  expect(JSON.parse(files["records/order.json"]!)).toEqual(records.order)
  expect(JSON.parse(files["records/control.json"]!)).toEqual(records.control)
})

test("the same data give the same bytes, and a file alone is what is in the zip", async () => {
  expect(await openZip()).toEqual(files)
  const ask = (path: string, query = "") =>
    getFile(new Request(`http://localhost:3000/data/${path}${query}`), {
      params: Promise.resolve({ file: path.split("/") }),
    })
  for (const path of ["orders.csv", "records/order.json", "datapackage.json"]) {
    const response = await ask(path)
    expect(await response.text(), path).toBe(files[path])
    expect(response.headers.get("link")).toContain('rel="license"')
    const again = await getFile(
      new Request(`http://localhost:3000/data/${path}`, {
        headers: { "if-none-match": response.headers.get("etag")! },
      }),
      { params: Promise.resolve({ file: path.split("/") }) },
    )
    expect(again.status).toBe(304)
  }
  const marked = new Uint8Array(await (await ask("orders.csv", "?bom=1")).arrayBuffer())
  expect([...marked.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect((await ask("../package.json")).status).toBe(404)
})

test("the page lists the tables as they are in the package", async () => {
  const { tables: listed } = await getDataSet()
  expect(listed.map(({ name, rowCount }) => [name, rowCount])).toEqual(
    tables().map(({ name, rowCount }) => [name, rowCount]),
  )
})

test("no text in it is a formula to a spreadsheet, whatever an editor typed", async () => {
  const edit = await changeOf("order", "a800-2023-four-firms", (order) => {
    order.title = '=HYPERLINK("https://evil.example";"A800")'
    order.why = "＝1+1"
  })
  await saveEdits(requestOf([edit], { author: { id: null, name: "tests" } }))
  const now = await openZip()
  for (const [path, text] of Object.entries(now).filter(([name]) => name.endsWith(".csv"))) {
    for (const row of readCsv(text).slice(1)) {
      for (const cell of row.map((value) => value ?? "")) {
        expect(
          /^[=+\-@\t\r＝＋－＠]/.test(cell) && !/^-?\d/.test(cell) ? `${path}: ${cell}` : null,
        ).toBeNull()
      }
    }
  }
  expect(now["orders.csv"]).toContain("'=HYPERLINK")
})
