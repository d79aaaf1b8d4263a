import "server-only"
import { AppError } from "../../errors"
import { countWords } from "@/lib/format"
import { uploadLimits } from "./limits"

const quote = 34
const lineFeed = 10
const carriageReturn = 13

export const separators = [",", ";", "\t"] as const
export type Separator = (typeof separators)[number]

/**
 * The rows of a CSV file (RFC 4180), each a list of cells, blank ones included. Every character is looked at once
 * or twice, whatever the file holds: papaparse searches the rest of the file at each misplaced quote, and a file
 * of one megabyte keeps it busy for a minute.
 *
 * @throws AppError naming the row, where a quote stands in the wrong place or a row has too many cells
 */
export function* csvRows(text: string, separator: Separator): Generator<string[]> {
  const apart = separator.charCodeAt(0)
  let at = 0
  for (let row = 1; at < text.length; row += 1) {
    const cells: string[] = []
    for (;;) {
      if (cells.length > uploadLimits.columns) {
        throw refused(row, `has more than ${uploadLimits.columns} cells, the most a row may have`)
      }
      if (text.charCodeAt(at) === quote) {
        const end = closingQuote(text, at)
        if (end === -1) throw refused(row, 'has a quote (") that is never closed')
        cells.push(text.slice(at + 1, end).replaceAll('""', '"'))
        at = end + 1
      } else {
        const start = at
        for (; at < text.length; at += 1) {
          const code = text.charCodeAt(at)
          if (code === apart || code === lineFeed || code === carriageReturn) break
        }
        cells.push(text.slice(start, at))
      }
      const code = text.charCodeAt(at)
      if (at >= text.length || code === lineFeed || code === carriageReturn) break
      if (code !== apart) {
        throw refused(
          row,
          `has text after a closing quote in cell ${cells.length}; write a quote inside a cell twice ("")`,
        )
      }
      at += 1
    }
    if (text.charCodeAt(at) === carriageReturn) at += 1
    if (text.charCodeAt(at) === lineFeed) at += 1
    yield cells
  }
}

/** The separator that stands most often in the first line, outside of quotes. */
export function separatorOf(text: string): Separator {
  const counts: Record<Separator, number> = { ",": 0, ";": 0, "\t": 0 }
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '"') isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (sign === "\n" || sign === "\r") break
    else if (sign === "," || sign === ";" || sign === "\t") counts[sign] += 1
  }
  return [...separators].sort((a, b) => counts[b] - counts[a])[0] ?? ","
}

/** Place of the quote that ends the cell which begins at `open`; -1 where there is none. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1)
  while (at !== -1 && text.charCodeAt(at + 1) === quote) at = text.indexOf('"', at + 2)
  return at
}

function refused(row: number, what: string): AppError {
  return new AppError("invalid-data", `Row ${countWords(row)} ${what}.`)
}
