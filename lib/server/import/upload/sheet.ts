import "server-only"
import { AppError } from "../../errors"
import { countWords } from "@/lib/format"
import { csvRows, separatorOf } from "./csv"
import { formulaProblem, isFormula } from "./formula"
import { uploadLimits } from "./limits"

/** A row of a file; `row` counts as a spreadsheet does, the column names standing in row 1. */
export type SheetRow = {
  row: number
  cells: readonly string[]
  /** Why it cannot be read; null where it can. */
  problem: string | null
}

/** A table of texts: what a CSV file holds. */
export type Sheet = { columns: readonly string[]; rows: readonly SheetRow[] }

/**
 * Reads a CSV file, separated by commas, semicolons or tabs. A row that is ragged or holds a formula has its
 * problem; a file that cannot be taken apart is refused.
 *
 * @throws AppError naming the row
 */
export function readSheet(text: string): Sheet {
  const rows: SheetRow[] = []
  let columns: readonly string[] | null = null
  let row = 0
  for (const cells of csvRows(text, separatorOf(text))) {
    row += 1
    if (cells.every((cell) => cell.trim() === "")) continue
    if (columns === null) {
      columns = columnNames(cells)
      continue
    }
    if (rows.length === uploadLimits.rows) throw tooManyRows()
    rows.push({ row, cells, problem: problemOf(cells, columns) })
  }
  if (columns === null || rows.length === 0) {
    throw new AppError(
      "invalid-data",
      "This file has no rows: the first row holds the column names, each row below it one record.",
    )
  }
  return { columns, rows }
}

/** The refusal of a file with too many rows. */
export function tooManyRows(): AppError {
  return new AppError(
    "too-large",
    `This file has more than ${countWords(uploadLimits.rows)} rows, the most that can be imported at once. Split it.`,
  )
}

/** The names in the first row; a column without one is called by its place. */
export function columnNames(cells: readonly string[]): string[] {
  const names = cells.map((cell, index) => cell.trim() || `column ${index + 1}`)
  names.forEach((name, index) => {
    if (name.length > 200) {
      throw new AppError(
        "invalid-data",
        `Row 1: the name of column ${index + 1} is longer than 200 characters.`,
      )
    }
    const earlier = names.indexOf(name)
    if (earlier !== index) {
      throw new AppError(
        "invalid-data",
        `Row 1: “${name}” names column ${earlier + 1} and column ${index + 1}. Give each column a name of its own.`,
      )
    }
  })
  return names
}

function problemOf(cells: readonly string[], columns: readonly string[]): string | null {
  if (cells.length !== columns.length) {
    return `has ${cells.length} cells where the first row names ${columns.length} columns`
  }
  for (const [index, cell] of cells.entries()) {
    const column = columns[index] ?? ""
    if (cell.length > uploadLimits.cell) {
      const most = countWords(uploadLimits.cell)
      return `${column}: this cell has ${countWords(cell.length)} characters, and ${most} is the most`
    }
    if (isFormula(cell)) return `${column}: ${formulaProblem}`
  }
  return null
}
