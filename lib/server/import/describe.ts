import "server-only"
import type { Order } from "@/lib/domain/order"
import type { RecordKind } from "@/lib/domain/record"
import type { Imported } from "./import-data"
import type { Creation, Named } from "./plan"

const words: Record<RecordKind, [one: string, many: string]> = {
  dataset: ["dataset", "datasets"],
  source: ["source", "sources"],
  company: ["company", "companies"],
  chip: ["chip", "chips"],
  assumption: ["assumption", "assumptions"],
  order: ["order", "orders"],
  flow: ["expected flow", "expected flows"],
  choice: ["choice", "choices"],
  statement: ["statement", "statements"],
  note: ["note", "notes"],
  designation: ["designation", "designations"],
  listing: ["listing", "listings"],
  control: ["control rule", "control rules"],
  proposal: ["proposal", "proposals"],
  scenario: ["scenario", "scenarios"],
  conflict: ["conflict", "conflicts"],
}

/** What an import did, in a few lines: "data version 1: 74 chips, 84 orders with 145 reports, … created". */
export function describeImport({ plan, before, dataVersion }: Imported, isDryRun: boolean): string[] {
  const lines: string[] = []
  const changes = plan.create.length + plan.change.length
  const after = isDryRun && changes > 0 ? (before ?? 0) + 1 : dataVersion
  const version =
    isDryRun && changes > 0 ? `would make data version ${after}` : `data version ${after ?? "none"}`
  if (plan.create.length > 0) lines.push(`${version}: ${tally(plan.create)} created`)
  if (plan.change.length > 0) lines.push(`${version}: ${tally(plan.change)} changed`)
  if (changes === 0) lines.push(`${version}: nothing new in the files, ${plan.unchanged} records unchanged`)
  if (plan.kept.length > 0) lines.push(`kept as edited here: ${list(plan.kept)}`)
  if (plan.absent.length > 0) lines.push(`not in the files, left alone: ${list(plan.absent)}`)
  return lines
}

function tally(entries: readonly Creation[]): string {
  const kinds = [...new Set(entries.map(({ kind }) => kind))]
  return kinds
    .map((kind) => {
      const records = entries.filter((entry) => entry.kind === kind).map(({ record }) => record)
      if (kind !== "order") return counted(records.length, words[kind])
      const reports = (records as Order[]).reduce((sum, order) => sum + order.reports.length, 0)
      return `${counted(records.length, words.order)} with ${counted(reports, ["report", "reports"])}`
    })
    .join(", ")
}

function counted(count: number, [one, many]: [string, string]): string {
  return `${count} ${count === 1 ? one : many}`
}

function list(named: readonly Named[]): string {
  const shown = named.slice(0, 20).map(({ kind, id }) => `${words[kind][0]} ${id}`)
  return shown.join(", ") + (named.length > 20 ? ` and ${named.length - 20} more` : "")
}
