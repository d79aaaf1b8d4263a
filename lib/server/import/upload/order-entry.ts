import "server-only"
import type { Order, Report } from "@/lib/domain/order"
import { nextReportKey, reportFieldName } from "@/lib/forms/names"
import { readForm } from "@/lib/forms/read-form"
import { blankForm, blankReport } from "@/lib/forms/write-form"
import { countWords } from "@/lib/format"
import type { RowsOfRecord } from "./csv-entries"
import { refusedEntry, type Entry, type Problem } from "./entry"
import { labelIn, reportTarget } from "./targets"
import type { UploadWorld } from "./world"

const ofReport = reportTarget("")

/**
 * The rows of one order, read by its form: what they say of the order itself, given once or alike, and a report in
 * each. A report whose id the order has is changed, another one added; the order keeps all others.
 */
export function orderEntry({ id, rows }: RowsOfRecord, world: UploadWorld): Entry {
  const base = (world.standing.get(id) ?? null) as Order | null
  const problems: Problem[] = []
  const numbers = rows.map(({ row }) => row)
  const texts: Record<string, string> = { ...(base === null ? blankForm("order") : {}) }
  const given = new Map<string, number>()
  const keys = base?.reports.map((report) => report.id) ?? []
  const onRecord = new Set(keys)
  const rowOfKey = new Map<string, number>()
  for (const { row, texts: cells } of rows) {
    const report = new Map<string, string>()
    for (const [field, text] of cells) {
      if (field.startsWith(ofReport)) {
        report.set(field.slice(ofReport.length), text)
        continue
      }
      const earlier = given.get(field)
      if (earlier !== undefined && texts[field] !== text) {
        const message = `${labelIn("order", field)}: row ${countWords(earlier)} says something else of the same order`
        problems.push({ row, message })
      }
      given.set(field, row)
      texts[field] = text
    }
    if (report.size === 0) continue
    const reportId = report.get("id") ?? ""
    const isKnown = onRecord.has(reportId)
    const key = isKnown ? reportId : nextReportKey(keys)
    const twin = isKnown ? rowOfKey.get(key) : undefined
    if (twin !== undefined) problems.push(...twice(reportId, twin, row))
    rowOfKey.set(key, row)
    if (!isKnown) {
      keys.push(key)
      Object.assign(texts, blankReport(key))
    }
    for (const [field, text] of report) texts[reportFieldName(key, field)] = text
  }
  if (problems.length > 0) return refusedEntry(numbers, id, problems)
  texts.reports = keys.join("\n")

  const read = readForm("order", texts, base, world.names)
  const first = numbers[0] ?? 0
  const keyIn = (name: string) => /^reports\/([^/]+)/.exec(name)?.[1]
  if (read.record === null) {
    const found = Object.entries(read.problems).map(([name, message]) => {
      const key = keyIn(name)
      const row = (key === undefined ? given.get(name) : rowOfKey.get(key)) ?? first
      return { row, message: name === "" ? message : `${labelIn("order", name)}: ${message}` }
    })
    return refusedEntry(numbers, id, found.length > 0 ? found : [{ row: first, message: "cannot be read" }])
  }
  const order = read.record
  const rowOfReport = new Map(
    order.reports.map((report, index) => [report.id, rowOfKey.get(keys[index] ?? "")]),
  )
  const repeated = withoutRepetitions(order, onRecord, (report) => rowOfReport.get(report) ?? first)
  if (repeated.problems.length > 0) return refusedEntry(numbers, id, repeated.problems)
  return {
    rows: numbers,
    id,
    record: repeated.order,
    problems: [],
    rowOf: (name) => {
      const report = keyIn(name) ?? /^reports\.\d+ \(([^)]+)\)/.exec(name)?.[1]
      return (report === undefined ? given.get(name) : rowOfReport.get(report)) ?? first
    },
  }
}

/**
 * The order without new reports that say what one on record says already, so that a file without ids of reports can
 * be imported twice. Two new ones that say the same are refused.
 */
function withoutRepetitions(
  order: Order,
  onRecord: ReadonlySet<string>,
  rowOf: (report: string) => number,
): { order: Order; problems: Problem[] } {
  const saidBy = new Map<string, string>()
  for (const report of order.reports) if (onRecord.has(report.id)) saidBy.set(contentOf(report), report.id)
  const problems: Problem[] = []
  const reports = order.reports.filter((report) => {
    if (onRecord.has(report.id)) return true
    const content = contentOf(report)
    const twin = saidBy.get(content)
    saidBy.set(content, report.id)
    if (twin === undefined) return true
    if (onRecord.has(twin)) return false
    const rows = [rowOf(twin), rowOf(report.id)] as const
    const message = `row ${countWords(rows[0])} and row ${countWords(rows[1])} hold the same report`
    problems.push(...rows.map((row) => ({ row, message })))
    return true
  })
  return { order: { ...order, reports }, problems }
}

function contentOf(report: Report): string {
  return JSON.stringify({ ...report, id: null })
}

function twice(id: string, earlier: number, later: number): Problem[] {
  const message = `the report id “${id}” stands twice, in row ${countWords(earlier)} and row ${countWords(later)}`
  return [earlier, later].map((row) => ({ row, message }))
}
