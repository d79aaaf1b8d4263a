import "server-only"
import { metrics } from "./metrics"
import { countInFlight } from "./requests-in-flight"
import type { RouteClass } from "./route-class"

export type EndedRequest = {
  route: RouteClass
  method: string
  status: number
  ms: number
  /** What Next says of a page that can be kept: HIT, STALE or MISS; null for what cannot. */
  kept: string | null
}

const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
const keptAnswers: ReadonlySet<string> = new Set(["hit", "stale", "miss"])

/** Counts a request that begins. What comes back is to be called when it has ended. */
export function beginRequest(): (facts: EndedRequest) => void {
  countInFlight(1)
  return ({ route, method, status, ms, kept }) => {
    countInFlight(-1)
    const counted = metrics()
    if (counted === null) return
    counted.requests.add(route, methods.has(method) ? method : "other", String(status))
    counted.latency.observe({ route }, ms / 1000)
    const answer = kept?.toLowerCase() ?? ""
    if (keptAnswers.has(answer)) counted.keptPages.add(answer)
  }
}
