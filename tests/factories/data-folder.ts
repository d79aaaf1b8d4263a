import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onTestFinished } from "vitest"
import type { RecordKind, Records } from "@/lib/domain/record"

const fileOf: Record<Exclude<RecordKind, "control">, string> = {
  dataset: "dataset.json",
  source: "sources.json",
  company: "companies.json",
  chip: "chips.json",
  assumption: "assumptions.json",
  order: "orders/2023.json",
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

/** Writes records as a data folder, which lasts as long as the test. Kinds without records get no file. */
export function dataFolder(records: Partial<Record<RecordKind, readonly unknown[]>> | Records): string {
  const folder = mkdtempSync(join(tmpdir(), "chip-runway-data-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of ["orders", "controls"]) mkdirSync(join(folder, name))
  const write = (file: string, written: unknown) =>
    writeFileSync(join(folder, file), JSON.stringify(written, null, 2))
  for (const kind of Object.keys(records) as RecordKind[]) {
    const list = records[kind] ?? []
    if (list.length === 0) continue
    if (kind === "control") list.forEach((rule, index) => write(`controls/rule-${index + 1}.json`, rule))
    else write(fileOf[kind], kind === "dataset" ? list[0] : list)
  }
  return folder
}
