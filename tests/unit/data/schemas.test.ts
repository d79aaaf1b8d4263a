import { expect, test } from "vitest"
import { recordKinds, recordSchemas } from "@/lib/domain/record"
import { filesByKind, readData, readFile } from "./read-data"

const everyFile = recordKinds.flatMap((kind) => filesByKind[kind].map((file) => [kind, file] as const))

test.each(everyFile)("every %s in data/%s is a whole and valid record", (kind, file) => {
  const records = readFile(file)
  const wrong = records.flatMap((record, index) => {
    const { error } = recordSchemas[kind].safeParse(record)
    const { id } = record as { id?: string }
    return error ? error.issues.map((i) => `${id ?? index}: ${i.path.join(".")}: ${i.message}`) : []
  })
  expect(records.length).toBeGreaterThan(0)
  expect(wrong).toEqual([])
})

test.each(recordKinds)("no two records of kind %s share an id", (kind) => {
  const ids = readData()[kind].map(({ id }) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})

test("orders are filed under the year in which their delivery starts, else of their first report", () => {
  const misfiled = filesByKind.order.flatMap((file) =>
    readFile(file)
      .map((record) => recordSchemas.order.parse(record))
      .filter((order) => {
        const reported = order.reports.flatMap((report) => report.eventOn?.date ?? []).sort()
        const start = order.deliveryWindow?.start ?? reported[0] ?? ""
        return file !== `orders/${start.slice(0, 4)}.json`
      })
      .map(({ id }) => `${id} in ${file}`),
  )
  expect(misfiled).toEqual([])
})
