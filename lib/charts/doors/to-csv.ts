import type { ChartDocument } from "../document"

/**
 * What a spreadsheet takes for the beginning of a formula, tabs and line ends before one included. A Chinese
 * keyboard's wide signs count for the plain ones.
 */
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/**
 * A chart's data as CSV by RFC 4180: lines end in CRLF, the first one names the columns as programs read them.
 *
 * A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers never do. What is not
 * known is an empty field, a text of no characters is `""`.
 */
export function toCsv({ data: { columns, rows } }: Pick<ChartDocument, "data">): string {
  return [columns.map(({ name }) => name), ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("")
}

function field(value: string | number | null): string {
  if (value === null) return ""
  if (typeof value === "number") return String(value)
  const text = formula.test(value) ? `'${value}` : value
  return text === "" || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
