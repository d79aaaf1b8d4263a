/** A column of a CSV as programs read it. */
export type CsvColumn = {
  name: string
  title: string
  unit: string | null
  type: "text" | "number" | "month" | "date"
}

const datatypes: Record<CsvColumn["type"], string> = {
  number: "number",
  text: "string",
  date: "date",
  month: "gYearMonth",
}

/**
 * What stands beside a CSV, in a file of its own, as W3C's "CSV on the Web" has it: columns and units, licence,
 * citation, sources and data version. A CSV itself holds rows alone, so that every program reads it.
 *
 * @param of.url the CSV's address, full or against this file's own
 * @see https://www.w3.org/TR/tabular-metadata/
 */
export function csvwMetadata(of: {
  url: string
  title: string
  page: string
  licence: string
  citation: string
  dataVersion: number
  /** The month or day that the figures speak of. */
  asOf: string
  sources: readonly string[]
  columns: readonly CsvColumn[]
}): string {
  const metadata = {
    "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
    url: of.url,
    "dc:title": of.title,
    "dc:identifier": of.page,
    "dc:license": of.licence,
    "dc:bibliographicCitation": of.citation,
    "dc:hasVersion": String(of.dataVersion),
    "dc:temporal": of.asOf,
    ...(of.sources.length > 0 && { "dc:source": of.sources }),
    dialect: {
      header: true,
      encoding: "utf-8",
      lineTerminators: ["\r\n"],
      quoteChar: '"',
      doubleQuote: true,
    },
    tableSchema: {
      columns: of.columns.map(({ name, title, unit, type }) => ({
        name,
        titles: [name],
        "dc:description": title,
        datatype: datatypes[type],
        required: false,
        ...(unit !== null && { "schema:unitText": unit }),
      })),
    },
  }
  return `${JSON.stringify(metadata, null, 2)}\n`
}
