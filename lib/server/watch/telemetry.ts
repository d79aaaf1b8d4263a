import "server-only"
import { z } from "zod"
import { hideSecrets } from "./hide-secrets"
import { beforeEnd } from "./shutdown"

/** OpenTelemetry's own names, which its libraries read themselves; here only to know whether they are to be loaded. */
const variablesSchema = z.object({
  OTEL_SDK_DISABLED: z.string().optional(),
  OTEL_TRACES_EXPORTER: z.string().optional(),
  OTEL_METRICS_EXPORTER: z.string().optional(),
  OTEL_LOGS_EXPORTER: z.string().optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.string().optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.string().optional(),
  OTEL_SERVICE_NAME: z.string().optional(),
})

/** Whether the standard variables ask for traces. */
export function wantsTelemetry(variables: Record<string, string | undefined>): boolean {
  const {
    OTEL_SDK_DISABLED: disabled,
    OTEL_TRACES_EXPORTER: exporter,
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: tracesEndpoint,
  } = variablesSchema.parse(variables)
  if (disabled?.toLowerCase() === "true" || exporter === "none") return false
  return [exporter, endpoint, tracesEndpoint].some((value) => value !== undefined && value !== "")
}

/**
 * Sends traces to where OpenTelemetry's standard variables say: Next's spans of requests, Prisma's of queries, and
 * ours of estimates and jobs. Without such a variable nothing is loaded. Metrics are for /api/metrics and logs for
 * stderr, so these are sent only where a variable asks for them by name.
 */
export async function sendTelemetry(): Promise<void> {
  if (!wantsTelemetry(process.env)) return
  process.env.OTEL_SERVICE_NAME ??= "chip-runway"
  process.env.OTEL_METRICS_EXPORTER ??= "none"
  process.env.OTEL_LOGS_EXPORTER ??= "none"
  const [{ NodeSDK }, { getSpanProcessorsFromEnv }, { prismaSpans }, { hideAddresses }] = await Promise.all([
    import("@opentelemetry/sdk-node"),
    // What the SDK would ask itself, were it not given a processor besides.
    import("@opentelemetry/sdk-node/build/src/utils.js"),
    import("../db/prisma-spans"),
    import("./hide-addresses"),
  ])
  const sdk = new NodeSDK({
    instrumentations: [prismaSpans()],
    spanProcessors: [hideAddresses, ...getSpanProcessorsFromEnv(undefined)],
  })
  sdk.start()
  beforeEnd("sending the last traces", () => sdk.shutdown())
  const { log } = await import("../log")
  const { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: one, OTEL_EXPORTER_OTLP_ENDPOINT: all } = process.env
  log().info({ to: hideSecrets(one ?? all ?? "the exporter's default") }, "traces are sent")
}
