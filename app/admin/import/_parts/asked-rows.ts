import { importOutcomes, type ImportOutcome } from "@/lib/contracts/import"

export type AskedRows = { outcome: ImportOutcome | null; page: number }

/** Which rows of a preview an address asks for; anything unreadable asks for the first of all. */
export function askedRows(query: Record<string, string | string[] | undefined>): AskedRows {
  const outcome = importOutcomes.find((one) => one === query.show) ?? null
  const page = typeof query.page === "string" && /^[1-9]\d{0,4}$/.test(query.page) ? Number(query.page) : 1
  return { outcome, page }
}
