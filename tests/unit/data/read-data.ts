import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { recordSchemas, type RecordKind, type Records } from "@/lib/domain/record"

const folder = fileURLToPath(new URL("../../../data/", import.meta.url))

const filesIn = (name: string) =>
  readdirSync(join(folder, name))
    .sort()
    .map((file) => `${name}/${file}`)

/** Where each kind of record stands in `data/`. */
export const filesByKind: Record<RecordKind, string[]> = {
  dataset: ["dataset.json"],
  source: ["sources.json"],
  company: ["companies.json"],
  chip: ["chips.json"],
  assumption: ["assumptions.json"],
  order: filesIn("orders"),
  flow: ["flows.json"],
  choice: ["choices.json"],
  statement: ["statements.json"],
  note: ["notes.json"],
  designation: ["designations.json"],
  listing: ["listings.json"],
  control: filesIn("controls"),
  proposal: ["proposals.json"],
  scenario: ["scenarios.json"],
  conflict: ["conflicts.json"],
}

/** The records of one file as they are written, unchecked. `dataset.json` and each file of `controls/` hold one record. */
export function readFile(file: string): unknown[] {
  const parsed: unknown = JSON.parse(readFileSync(join(folder, file), "utf8"))
  return Array.isArray(parsed) ? parsed : [parsed]
}

/** Every record of `data/`, through its schema; throws at the first wrong one. */
export function readData(): Records {
  const read = (kind: RecordKind) =>
    filesByKind[kind].flatMap((file) => readFile(file).map((record) => recordSchemas[kind].parse(record)))
  return Object.fromEntries(
    (Object.keys(recordSchemas) as RecordKind[]).map((kind) => [kind, read(kind)]),
  ) as Records
}
