import "server-only"
import { dataLicence } from "@/lib/charts/dataset"
import type { Source } from "@/lib/domain/source"
import type { DataTable } from "./table"

/** What the description of a data package says of itself. */
export type PackageFacts = {
  title: string
  dataVersion: number
  asOf: string
  /** When the data version was saved, in ISO form. */
  savedAt: string
  /** Full address of the page that hands it out. */
  homepage: string
  citation: string
}

/**
 * datapackage.json by the Data Package standard (version 2): every table with its columns, types, units and keys, the
 * licence, and the sources of the whole.
 *
 * @see https://datapackage.org/standard/data-package/
 */
export function dataPackage(
  facts: PackageFacts,
  tables: readonly DataTable[],
  files: readonly { path: string; title: string }[],
  sources: readonly Source[],
): Record<string, unknown> {
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "chip-runway",
    title: facts.title,
    description:
      "Chinese AI firms, their orders of AI chips, what sources say of them, and how long the chips last by a probabilistic estimate.",
    homepage: facts.homepage,
    version: String(facts.dataVersion),
    created: facts.savedAt,
    keywords: ["AI chips", "export controls", "China", "compute"],
    citation: facts.citation,
    asOf: facts.asOf,
    licenses: [{ name: "CC-BY-4.0", title: dataLicence.name, path: dataLicence.url }],
    contributors: [{ title: "Chip Runway", roles: ["publisher"] }],
    sources: sources.map(({ publisher, title, url }) => ({
      title: title === null ? publisher : `${publisher}: ${title}`,
      ...(url !== null && { path: url }),
    })),
    resources: [
      ...tables.map(tableResource),
      ...files.map(({ path, title }) => ({
        name: path.replace(/\.json$/, "").replaceAll("/", "-"),
        title,
        path,
        format: "json",
        mediatype: "application/json",
        encoding: "utf-8",
      })),
    ],
  }
}

function tableResource({ name, title, description, fields, primaryKey, foreignKeys, rows }: DataTable) {
  return {
    name,
    title,
    description,
    path: `${name}.csv`,
    type: "table",
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    rowCount: rows.length,
    dialect: { delimiter: ",", lineTerminator: "\r\n", quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields: fields.map(({ name: field, type, title: says, unit, isRequired }) => ({
        name: field,
        type,
        title: says,
        ...(unit !== undefined && { unit }),
        ...(isRequired && { constraints: { required: true } }),
      })),
      missingValues: [""],
      primaryKey,
      foreignKeys: foreignKeys.map(({ field, table, to }) => ({
        fields: [field],
        reference: { resource: table === name ? "" : table, fields: [to] },
      })),
    },
  }
}
