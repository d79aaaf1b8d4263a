import "server-only"
import type { ImportRowView } from "@/lib/contracts/import"
import type { Order } from "@/lib/domain/order"
import { describeChanges } from "@/lib/forms/changes"
import type { EditableKind, FieldChange, FormRecord } from "@/lib/forms/form"
import { countWords } from "@/lib/format"
import type { Checked } from "./check-entries"
import type { Entry } from "./entry"
import type { UploadWorld } from "./world"

/** What each row comes to, in words, in the order of the file. */
export async function rowViews(
  kind: EditableKind,
  entries: readonly Entry[],
  { edits }: Checked,
  world: UploadWorld,
  turn: () => Promise<void>,
): Promise<ImportRowView[]> {
  const written = new Map(
    edits.flatMap((edit) =>
      edit.do === "retire" ? [] : [[edit.record.id, edit.record as FormRecord] as const],
    ),
  )
  const views: ImportRowView[] = []
  for (const entry of entries) {
    views.push(...viewsOf(kind, entry, entry.id === null ? undefined : written.get(entry.id), world))
    await turn()
  }
  return views.sort((a, b) => a.row - b.row)
}

function viewsOf(
  kind: EditableKind,
  { rows, id, problems, rowOf }: Entry,
  written: FormRecord | undefined,
  world: UploadWorld,
): ImportRowView[] {
  const view = (row: number, outcome: ImportRowView["outcome"], detail: string | null) => ({
    ...{ row, outcome, recordId: id, detail },
  })
  const [first = 0] = rows
  if (problems.length > 0) {
    return rows.map((row) => {
      const own = problems.filter((problem) => problem.row === row).map(({ message }) => message)
      const detail = own.length > 0 ? [...new Set(own)].join("\n") : refusedWith(problems[0]?.row ?? first)
      return view(row, "refused", short(detail, 2000))
    })
  }
  if (!written) return rows.map((row) => view(row, "unchanged", null))
  const before = id === null ? undefined : world.standing.get(id)
  if (!before) return rows.map((row) => view(row, "create", null))
  const changes = describeChanges(kind, before, written)
  const isElsewhere = changes.length === 0
  return rows.map((row) => {
    const own = changes.filter(({ name }) => rowOf(name) === row)
    if (own.length > 0) return view(row, "change", changeWords(own, before))
    // Something changed that the form has no field for.
    return isElsewhere && row === first ? view(row, "change", null) : view(row, "unchanged", null)
  })
}

function refusedWith(row: number): string {
  return `refused with row ${countWords(row)}, which is about the same record`
}

const shownChanges = 8

/** "Quantity: 100,000 → 120,000", one change a line. */
function changeWords(changes: readonly FieldChange[], before: FormRecord): string {
  const known = new Set(((before as Partial<Order>).reports ?? []).map(({ id }) => id))
  const added = new Set<string>()
  const lines: string[] = []
  for (const { name, label, before: was, after } of changes) {
    const report = /^reports\/([^/]+)\//.exec(name)?.[1]
    if (report !== undefined && !known.has(report)) added.add(report)
    else lines.push(`${label}: ${said(was)} → ${said(after)}`)
  }
  const all = [...[...added].map((report) => `adds the report ${report}`), ...lines]
  const more = all.length - shownChanges
  return [...all.slice(0, shownChanges), ...(more > 0 ? [`and ${more} more`] : [])].join("\n")
}

function said(value: string | null): string {
  return value === null || value === "" ? "nothing" : short(value, 160)
}

function short(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}
