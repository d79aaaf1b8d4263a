import type { NumberView } from "@/lib/contracts/number"

/** What came of asking for a number; `words` are for the reader. */
export type NumberAnswer = { status: "found"; view: NumberView } | { status: "failed"; words: string }

/**
 * Asks for what stands behind a number. Never throws: what went wrong is said in words.
 *
 * @param href the address of the number's page, its day included: "/numbers/claim/x?known=2023-11-20"
 */
export async function fetchNumber(href: string, signal: AbortSignal): Promise<NumberAnswer> {
  let response: Response
  try {
    response = await fetch(`/api/v1${href}`, { headers: { accept: "application/json" }, signal })
  } catch {
    return { status: "failed", words: "The site cannot be reached just now." }
  }
  const body: unknown = await response.json().catch(() => null)
  if (response.ok && isView(body)) return { status: "found", view: body }
  return { status: "failed", words: refusalWords(response.status, body) }
}

function refusalWords(status: number, body: unknown): string {
  // A foreseen refusal brings its own sentence.
  const hasDetail = body !== null && typeof body === "object" && "detail" in body
  if (hasDetail && typeof body.detail === "string") return body.detail
  return status === 404
    ? "This number is not on record any more."
    : "What stands behind this number could not be loaded."
}

/** Fields without which nothing could be drawn. The rest is what this very site sends. */
const kinds: Partial<Record<keyof NumberView, string>> = {
  path: "string",
  title: "string",
  value: "string",
  asOf: "string",
  dataVersion: "number",
}
const lists = ["figures", "reports", "sources", "more"] as const

function isView(body: unknown): body is NumberView {
  if (body === null || typeof body !== "object") return false
  const view = body as Record<string, unknown>
  return (
    Object.entries(kinds).every(([field, kind]) => typeof view[field] === kind) &&
    lists.every((field) => Array.isArray(view[field]))
  )
}
