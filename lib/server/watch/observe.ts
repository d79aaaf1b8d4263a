import "server-only"
import { SpanStatusCode, trace } from "@opentelemetry/api"
import { metrics } from "./metrics"

/** Kinds of work that are measured. A closed list: what counts by them must stay small. */
export type WorkKind =
  | "estimate"
  | "case"
  | "drivers"
  | "truths"
  | "replay"
  | "picture"
  | "import"
  | "job"
  | "backup"
  | "export"
  | "source-check"

type Attributes = Readonly<Record<string, string | number | boolean>>

/**
 * Measures a piece of work: its time goes into the metrics, and where traces are sent it is a span of its own with
 * what it awaits below it. Costs nothing that could be noticed where nobody watches.
 *
 * @param attributes what the span says of it beside its kind, as: the firm, the data version
 */
export async function observe<T>(
  kind: WorkKind,
  attributes: Attributes,
  action: () => Promise<T>,
): Promise<T> {
  const began = performance.now()
  return trace
    .getTracer("chip-runway")
    .startActiveSpan(`chip-runway ${kind}`, { attributes }, async (span) => {
      let outcome: "done" | "failed" = "failed"
      try {
        const result = await action()
        outcome = "done"
        return result
      } catch (error) {
        // Only its kind: a message could hold what nobody should send elsewhere.
        span.setStatus({
          code: SpanStatusCode.ERROR,
          message: error instanceof Error ? error.name : "unknown",
        })
        throw error
      } finally {
        span.end()
        metrics()?.work.observe({ kind, outcome }, (performance.now() - began) / 1000)
      }
    })
}
