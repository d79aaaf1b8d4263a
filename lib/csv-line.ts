/**
 * What a spreadsheet takes for the beginning of a formula, tabs and line ends before one included. A Chinese
 * keyboard's wide signs count for the plain ones.
 */
const formula = /^[=+\-@\t\r\n＝＋－＠]/

export type CsvValue = string | number | boolean | null

/**
 * One line of CSV by RFC 4180, with its CRLF.
 *
 * A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers never do. What is not
 * known is an empty field, a text of no characters is `""`.
 */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(csvField).join(",")}\r\n`
}

function csvField(value: CsvValue): string {
  if (value === null) return ""
  if (typeof value !== "string") return String(value)
  const text = formula.test(value) ? `'${value}` : value
  return text === "" || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
