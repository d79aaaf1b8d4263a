import "server-only"
import { metrics } from "./metrics"
import type { RouteClass } from "./route-class"

export type EndedRequest = {
  route: RouteClass
  method: string
  status: number
  ms: number
  /** What Next says of a page that can be kept: HIT, STALE or MISS; null for what cannot. */
  kept: string | null
}

// On globalThis, because the server's end asks from another bundle.
const holder = globalThis as typeof globalThis & { chipRunwayInFlight?: number }

/** Requests that are being answered, whether or not anybody watches. */
export function requestsInFlight(): number {
  return holder.chipRunwayInFlight ?? 0
}

const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
const keptAnswers: ReadonlySet<string> = new Set(["hit", "stale", "miss"])

/** Counts a request that begins. What comes back is to be called when it has ended. */
export function beginRequest(): (facts: EndedRequest) => void {
  holder.chipRunwayInFlight = requestsInFlight() + 1
  metrics()?.inFlight.inc()
  return ({ route, method, status, ms, kept }) => {
    holder.chipRunwayInFlight = requestsInFlight() - 1
    const counted = metrics()
    if (counted === null) return
    counted.inFlight.dec()
    counted.requests.inc({ route, method: methods.has(method) ? method : "other", status })
    counted.latency.observe({ route }, ms / 1000)
    const answer = kept?.toLowerCase() ?? ""
    if (keptAnswers.has(answer)) counted.keptPages.inc({ answer })
  }
}
