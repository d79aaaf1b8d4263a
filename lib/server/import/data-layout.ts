import "server-only"
import { existsSync, readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import type { RecordKind } from "@/lib/domain/record"
import { AppError } from "../errors"

/** Kinds that lie in a folder of files: orders one file a year, rules of export control one file a rule. */
const folderOfKind = { order: "orders", control: "controls" } as const satisfies Partial<
  Record<RecordKind, string>
>

const fileOfKind: Record<Exclude<RecordKind, keyof typeof folderOfKind>, string> = {
  dataset: "dataset.json",
  source: "sources.json",
  company: "companies.json",
  chip: "chips.json",
  assumption: "assumptions.json",
  flow: "flows.json",
  choice: "choices.json",
  statement: "statements.json",
  note: "notes.json",
  designation: "designations.json",
  listing: "listings.json",
  proposal: "proposals.json",
  scenario: "scenarios.json",
  conflict: "conflicts.json",
}

/** A file of the data folder, its path from there, and whether it holds one record or a list of them. */
export type DataFile = { kind: RecordKind; file: string; holds: "one" | "list" }

/**
 * The data files that a folder holds, in an order that stays. A kind may lack its file.
 *
 * @throws AppError when the folder is missing or empty, or holds a JSON file whose kind nobody knows
 */
export function listDataFiles(folder: string): DataFile[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new AppError("invalid-input", `There is no folder ${folder} to import from.`)
  }
  const known = new Map(Object.entries(fileOfKind).map(([kind, file]) => [file, kind as RecordKind]))
  const folders = Object.entries(folderOfKind) as [RecordKind, string][]
  const strange = jsonIn(folder).filter((name) => !known.has(name))
  if (strange.length > 0) {
    const inFolders = folders.map(([, name]) => `${name}/*.json`).join(" and ")
    throw new AppError(
      "invalid-data",
      `The import knows no file ${strange.join(", ")} in ${folder}. It reads ${[...known.keys()].join(", ")} and ${inFolders}.`,
    )
  }
  const paths: [RecordKind, string][] = [
    ...jsonIn(folder).map((file): [RecordKind, string] => [known.get(file) ?? "dataset", file]),
    ...folders.flatMap(([kind, name]) => filesIn(folder, kind, name)),
  ]
  if (paths.length === 0) throw new AppError("invalid-input", `The folder ${folder} holds no data files.`)
  return paths.map(([kind, file]) => ({
    kind,
    file,
    holds: kind === "dataset" || kind === "control" ? "one" : "list",
  }))
}

function filesIn(folder: string, kind: RecordKind, name: string): [RecordKind, string][] {
  const path = join(folder, name)
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) {
    const what = kind === "order" ? "a folder of files by year" : "a folder with a file for each rule"
    throw new AppError("invalid-data", `${name}: this is a file, and ${what} is needed.`)
  }
  return jsonIn(path).map((file) => [kind, `${name}/${file}`])
}

function jsonIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
}
