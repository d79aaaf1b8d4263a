import type { ChartSpec } from "@/lib/charts/spec"
import { routes } from "@/lib/routes"

/** What came of freezing a chart; `words` are for the reader. */
export type FreezeAnswer =
  { status: "frozen"; id: string; isNew: boolean } | { status: "refused"; words: string }

/** Freezes a chart as it is now. Never throws: what went wrong is said in words. */
export async function freezeChart(spec: ChartSpec): Promise<FreezeAnswer> {
  let response: Response
  try {
    response = await fetch(routes.apiSnapshots(), {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ spec }),
    })
  } catch {
    return { status: "refused", words: "The site cannot be reached. Nothing was frozen; try again." }
  }
  const body: unknown = await response.json().catch(() => null)
  if (response.ok && isFrozen(body)) return { status: "frozen", id: body.id, isNew: body.isNew }
  return { status: "refused", words: refusalWords(response.status, body) }
}

function refusalWords(status: number, body: unknown): string {
  // A foreseen refusal brings its own sentence: too many in an hour, too large, nothing on record.
  if (body !== null && typeof body === "object" && "detail" in body && typeof body.detail === "string") {
    return body.detail
  }
  return status === 429
    ? "Too many charts were frozen from here lately. Try again in an hour."
    : "The chart could not be frozen. Try again in a minute."
}

function isFrozen(body: unknown): body is { id: string; isNew: boolean } {
  return (
    body !== null &&
    typeof body === "object" &&
    "id" in body &&
    typeof body.id === "string" &&
    "isNew" in body &&
    typeof body.isNew === "boolean"
  )
}
