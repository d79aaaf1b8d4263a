import "server-only"

/** What one file may hold. Larger ones are split by the editor, and refused with the limit named. */
export const uploadLimits = {
  bytes: 20 * 1024 * 1024,
  rows: 50_000,
  columns: 200,
  /** Characters in one cell, or in one text of a JSON record. */
  cell: 20_000,
} as const
