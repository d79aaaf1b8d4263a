import { z } from "zod"

/** What a file's import has come to. */
export const importStates = ["uploaded", "planning", "planned", "applying", "applied", "failed"] as const
export type ImportState = (typeof importStates)[number]

/** What an import would do with a row, or why it would not. */
export const importOutcomes = ["refused", "create", "change", "unchanged"] as const
export type ImportOutcome = (typeof importOutcomes)[number]

/** How far a preview or an import is. */
export const importProgressSchema = z.strictObject({
  state: z.enum(importStates),
  /** Rows looked at, of `total`. */
  done: z.number().int(),
  total: z.number().int(),
  message: z.string().nullable(),
})
export type ImportProgress = z.infer<typeof importProgressSchema>

/** What a preview found, counted. */
export const importSummarySchema = z.strictObject({
  /** Rows by outcome. */
  rows: z.strictObject({
    refused: z.number().int(),
    create: z.number().int(),
    change: z.number().int(),
    unchanged: z.number().int(),
  }),
  /** Records that would be written. */
  records: z.number().int(),
  /** What forbids the whole import and stands in no row. */
  faults: z.array(z.string()),
})
export type ImportSummary = z.infer<typeof importSummarySchema>

/** How a file is to be read, as its editor chose. */
export const importChoicesSchema = z.strictObject({
  /** Field of the form for each column, in the file's order; null: the column is ignored. Empty for JSON. */
  fields: z.array(z.string().nullable()),
  /** The figures were checked against their sources, all of them. */
  isConfirmed: z.boolean(),
})
export type ImportChoices = z.infer<typeof importChoicesSchema>

/** An uploaded file as its pages show it. */
export type ImportJobView = ImportProgress & {
  id: string
  kind: string
  /** As it was called where it came from; only ever shown. */
  fileName: string
  format: "csv" | "json"
  userName: string
  createdAt: string
  choices: ImportChoices | null
  summary: ImportSummary | null
  /** The data version that the import made. */
  dataVersion: number | null
}

/** What one row comes to. */
export type ImportRowView = {
  row: number
  outcome: ImportOutcome
  recordId: string | null
  detail: string | null
}

/** A column of a file, with a few of its cells, to be mapped to a field. */
export type ImportColumn = { name: string; examples: string[]; field: string | null }

/** A field that a column may be mapped to. */
export type ImportTarget = { field: string; label: string; group: string }
