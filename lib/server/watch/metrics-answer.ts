import "server-only"
import { createHash, timingSafeEqual } from "node:crypto"
import { env } from "../env"
import { metrics } from "./metrics"

/**
 * The metrics in Prometheus's text format for who says METRICS_TOKEN; for everybody else, and without that setting,
 * there is no such page.
 */
export async function metricsAnswer(authorization: string | null): Promise<Response> {
  const token = env().METRICS_TOKEN
  const counted = metrics()
  if (token === undefined || counted === null || !isSame(authorization ?? "", `Bearer ${token}`)) {
    return new Response("Not found\n", {
      status: 404,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    })
  }
  return new Response(await counted.registry.metrics(), {
    headers: { "content-type": counted.registry.contentType, "cache-control": "no-store" },
  })
}

/** Takes as long whatever is given: hashes are of one length, and are compared to the end. */
function isSame(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHash("sha256").update(text).digest())
  return timingSafeEqual(one!, other!)
}
