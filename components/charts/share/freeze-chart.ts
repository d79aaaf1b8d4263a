import type { ChartSpec } from "@/lib/charts/spec"
import type { Month } from "@/lib/domain/month"
import { routes } from "@/lib/routes"

/** A frozen chart, as its link and its citation name it. */
export type FrozenChart = {
  id: string
  /** False: the same view was frozen before, and this is its link. */
  isNew: boolean
  title: string
  asOf: Month | null
  dataVersion: number
  /** When it was frozen first, an ISO instant. */
  createdAt: string
  /** The data that it shows are newer than those on the page it was frozen from. */
  hasMoved: boolean
}

/** What came of freezing a chart; `words` are for the reader. */
export type FreezeAnswer = { status: "frozen"; frozen: FrozenChart } | { status: "refused"; words: string }

/**
 * Freezes a chart as the data have it now. Never throws: what went wrong is said in words.
 *
 * @param shows the data version that the reader sees
 */
export async function freezeChart(spec: ChartSpec, shows: number): Promise<FreezeAnswer> {
  let response: Response
  try {
    response = await fetch(routes.apiSnapshots(), {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ spec, shows }),
    })
  } catch {
    return { status: "refused", words: "The site cannot be reached. Nothing was frozen; try again." }
  }
  const body: unknown = await response.json().catch(() => null)
  if (response.ok && isFrozen(body)) return { status: "frozen", frozen: body }
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

const kinds: Record<keyof FrozenChart, readonly string[]> = {
  id: ["string"],
  isNew: ["boolean"],
  title: ["string"],
  asOf: ["string", "object"],
  dataVersion: ["number"],
  createdAt: ["string"],
  hasMoved: ["boolean"],
}

function isFrozen(body: unknown): body is FrozenChart {
  if (body === null || typeof body !== "object") return false
  const values = new Map<string, unknown>(Object.entries(body))
  return Object.entries(kinds).every(([name, kind]) => kind.includes(typeof values.get(name)))
}
