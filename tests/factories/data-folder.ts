import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onTestFinished } from "vitest"
import type { RecordKind, Records } from "@/lib/domain/record"

const fileOf: Record<RecordKind, string> = {
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
  conflict: "conflicts.json",
}

/** Writes records as a data folder, which lasts as long as the test. Kinds without records get no file. */
export function dataFolder(records: Partial<Record<RecordKind, readonly unknown[]>> | Records): string {
  const folder = mkdtempSync(join(tmpdir(), "chip-runway-data-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, "orders"))
  for (const [kind, list] of Object.entries(records)) {
    if (list.length === 0) continue
    const written: unknown = kind === "dataset" ? list[0] : list
    writeFileSync(join(folder, fileOf[kind as RecordKind]), JSON.stringify(written, null, 2))
  }
  return folder
}
