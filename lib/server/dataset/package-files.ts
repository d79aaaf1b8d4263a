import "server-only"
import { bibtex, citationText } from "@/lib/charts/citation"
import { ris } from "@/lib/charts/ris"
import { csvLine } from "@/lib/csv-line"
import { recordKinds } from "@/lib/domain/record"
import { recordKindWords } from "@/lib/record-kind-words"
import { routes } from "@/lib/routes"
import { siteAddress } from "@/lib/server/auth/site-address"
import { db } from "@/lib/server/db/client"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { allTables } from "./all-tables"
import { dataPackage, type PackageFacts } from "./data-package"
import { packageReadme } from "./readme"
import type { DataTable } from "./table"

/** A file of the package; its text comes in parts, so that a large table is never one string. */
export type PackageFile = { path: string; parts: () => Iterable<string> }

/** Rows of a table that are written as one part. */
const rowsAtOnce = 500

/** Everything in the package of the whole data set, in order. */
export async function packageFiles(
  catalogue: Catalogue,
): Promise<{ facts: PackageFacts; files: PackageFile[] }> {
  const tables = await allTables(catalogue)
  const facts = await factsOf(catalogue)
  const cited = {
    title: facts.title,
    dataVersion: facts.dataVersion,
    asOf: catalogue.dataset.asOf,
    frozenOn: facts.savedAt.slice(0, 10),
    accessedOn: null,
    url: facts.homepage,
  }
  const records = recordKinds.map((kind) => ({
    path: `records/${kind}.json`,
    title: recordKindWords[kind].many,
    list: catalogue.records[kind] as readonly unknown[],
  }))
  const descriptor = dataPackage(facts, tables, records, catalogue.records.source)
  return {
    facts,
    files: [
      { path: "README.md", parts: () => [packageReadme(facts, tables)] },
      { path: "datapackage.json", parts: () => [`${JSON.stringify(descriptor, null, 2)}\n`] },
      { path: "CITATION.txt", parts: () => [`${facts.citation}\n`] },
      { path: "citation.bib", parts: () => [`${bibtex(cited)}\n`] },
      { path: "citation.ris", parts: () => [ris(cited)] },
      ...tables.map((table) => ({ path: `${table.name}.csv`, parts: () => csvParts(table) })),
      ...records.map(({ path, list }) => ({ path, parts: () => jsonParts(list) })),
    ],
  }
}

async function factsOf({ dataset, dataVersion }: Catalogue): Promise<PackageFacts> {
  const row = await db().dataVersion.findUniqueOrThrow({
    where: { number: dataVersion },
    select: { at: true },
  })
  const homepage = new URL(routes.data(), siteAddress()).href
  const savedAt = row.at.toISOString()
  const title = dataset.title
  const citation = citationText({
    title,
    dataVersion,
    asOf: dataset.asOf,
    frozenOn: savedAt.slice(0, 10),
    accessedOn: null,
    url: homepage,
  })
  return { title, dataVersion, asOf: dataset.asOf, savedAt, homepage, citation }
}

function* csvParts({ fields, rows, values }: DataTable): Generator<string> {
  yield csvLine(fields.map(({ name }) => name))
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    yield rows
      .slice(from, from + rowsAtOnce)
      .map((row) => csvLine(values(row)))
      .join("")
  }
}

function* jsonParts(list: readonly unknown[]): Generator<string> {
  yield "[\n"
  for (const [index, record] of list.entries()) {
    yield `${JSON.stringify(record)}${index === list.length - 1 ? "" : ","}\n`
  }
  yield "]\n"
}
