import "server-only"

/** A number as people write one: "-3.5", "+12%", "-$1bn", "-2,000". A lone dash is no formula either. */
const number = /^[-+] ?[$€£¥]?\d[\d,. ]*(?:%|[a-z]{1,8}|[千万億亿])?$/i

/**
 * Whether a spreadsheet would run a cell as a formula. Such a text is refused, because whoever opens an export of
 * the data would run it.
 */
export function isFormula(cell: string): boolean {
  if (!/^[=+\-@\t\r]/.test(cell)) return false
  return !(cell === "-" || (cell.length <= 40 && number.test(cell)))
}

/** How a formula is refused, cell by cell. */
export const formulaProblem =
  "begins like a spreadsheet formula (=, +, -, @, tab or return); write the value itself, or put a word before it"
