export type SavedIn = { how: "added" | "changed" | "retired"; dataVersion: number }

/** The save that led to this page, as its address tells; null for any other visit. */
export function savedIn(query: Record<string, string | string[] | undefined>): SavedIn | null {
  for (const how of ["added", "changed", "retired"] as const) {
    const value = query[how]
    if (typeof value === "string" && /^[1-9]\d{0,8}$/.test(value)) return { how, dataVersion: Number(value) }
  }
  return null
}
