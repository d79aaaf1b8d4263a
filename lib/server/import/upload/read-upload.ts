import "server-only"
import { readJsonList } from "./json"
import { readSheet, type Sheet } from "./sheet"

export type UploadFormat = "csv" | "json"

/** What an uploaded file holds: a table of texts, or records in the shape of the domain. */
export type Upload = { format: "csv"; sheet: Sheet } | { format: "json"; entries: readonly unknown[] }

/** JSON by the file's name or its first sign; anything else is read as CSV. */
export function formatOf(fileName: string, text: string): UploadFormat {
  if (/\.json$/i.test(fileName)) return "json"
  if (/\.(csv|tsv|txt)$/i.test(fileName)) return "csv"
  return /^\s{0,100}[[{]/.test(text) ? "json" : "csv"
}

/** @throws AppError for a file that cannot be taken apart */
export function readUpload(format: UploadFormat, text: string): Upload {
  return format === "json" ? { format, entries: readJsonList(text) } : { format, sheet: readSheet(text) }
}

/** Rows of data that a file holds. */
export function rowsIn(upload: Upload): number {
  return upload.format === "json" ? upload.entries.length : upload.sheet.rows.length
}
