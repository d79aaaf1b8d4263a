import "server-only"
import { dataSetSchema, type DataSet } from "@/lib/contracts/data-set"
import { recordKinds } from "@/lib/domain/record"
import { recordKindWords } from "@/lib/record-kind-words"
import { allTables } from "@/lib/server/dataset/all-tables"
import { cachedQuery } from "./cached"
import { loadCatalogue } from "./catalogue"
import { getDataVersionDay } from "./data-version-day"

/** What the whole data set holds, without its rows. */
export async function getDataSet(): Promise<DataSet> {
  return dataSetSchema.parse(await keptDataSet())
}

const keptDataSet = cachedQuery("data-set", async (): Promise<DataSet> => {
  const catalogue = await loadCatalogue()
  const { dataset, dataVersion, records } = catalogue
  const tables = await allTables(catalogue)
  return {
    title: dataset.title,
    dataVersion,
    asOf: dataset.asOf,
    savedOn: (await getDataVersionDay(String(dataVersion))) ?? "",
    tables: tables.map(({ name, title, description, rows, fields }) => ({
      name,
      title,
      description,
      rowCount: rows.length,
      fields: fields.map((field) => ({
        name: field.name,
        type: field.type,
        title: field.title,
        unit: field.unit ?? null,
      })),
    })),
    records: recordKinds.map((kind) => ({
      path: `records/${kind}.json`,
      title: recordKindWords[kind].many,
      count: records[kind].length,
    })),
  }
})
