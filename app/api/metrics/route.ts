import { metricsAnswer } from "@/lib/server/watch/metrics-answer"

export const dynamic = "force-dynamic"

/** What is counted and measured, for a Prometheus that knows METRICS_TOKEN; 404 for everybody else. */
export function GET(request: Request): Promise<Response> {
  return metricsAnswer(request.headers.get("authorization"))
}
