import "server-only"
import { isSpanContextValid, trace } from "@opentelemetry/api"
import { randomBytes } from "node:crypto"
import pino, { type DestinationStream, type Logger } from "pino"
import { now } from "./clock"
import { env } from "./env"
import { thisInstance } from "./instances/this-instance"
import { countFault } from "./watch/fault-counts"
import { hideSecrets, redactedPaths } from "./watch/hide-secrets"
import { currentRequestId } from "./watch/request-context"

// On globalThis, because instrumentation, pages and routes are bundled apart.
const holder = globalThis as typeof globalThis & { chipRunwayLog?: Logger }

/**
 * The log: one JSON object a line, to stderr, so that a command's own output stays what it prints. Each line holds
 * level, time, instance and build, and where a request is worked on its id.
 */
export function log(): Logger {
  holder.chipRunwayLog ??= makeLog(toStderr)
  return holder.chipRunwayLog
}

/** A log that writes elsewhere. */
export function makeLog(destination: DestinationStream): Logger {
  const { id, build } = thisInstance()
  return pino(
    {
      level: chosenLevel(),
      base: { instance: id, build },
      messageKey: "message",
      timestamp: () => `,"time":"${now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: redactedPaths, censor: "[hidden]" },
      mixin: whatIsWorkedOn,
    },
    destination,
  )
}

/**
 * Logs a defect (not a foreseen refusal) with its stack.
 *
 * @returns a short id to show people, so that their report finds this line
 */
export function logError(error: unknown, doing: string): string {
  const id = randomBytes(4).toString("hex")
  countFault()
  log().error({ id, doing, ...faultFacts(error) })
  return id
}

/** Logs what went wrong without anybody being turned away, as a try that comes again. */
export function logWarning(error: unknown, doing: string): void {
  log().warn({ doing, ...faultFacts(error) })
}

/** What a fault says, and what those say that caused it, innermost last. */
export function faultFacts(error: unknown): { error: string; stack?: string; causes?: string[] } {
  if (!(error instanceof Error)) return { error: hideSecrets(String(error)) }
  const causes: string[] = []
  for (let { cause } = error; cause !== undefined && causes.length < 5;) {
    causes.push(hideSecrets(cause instanceof Error ? cause.message : String(cause)))
    cause = cause instanceof Error ? cause.cause : undefined
  }
  return {
    error: hideSecrets(error.message),
    ...(error.stack === undefined ? {} : { stack: hideSecrets(error.stack) }),
    ...(causes.length === 0 ? {} : { causes }),
  }
}

function whatIsWorkedOn(): object {
  const requestId = currentRequestId()
  const span = trace.getActiveSpan()?.spanContext()
  return {
    ...(requestId === null ? {} : { requestId }),
    ...(span !== undefined && isSpanContextValid(span) && { traceId: span.traceId, spanId: span.spanId }),
  }
}

/** A wrong setting must not keep the fault that tells of it out of the log. */
function chosenLevel(): string {
  try {
    return env().LOG_LEVEL
  } catch {
    return "info"
  }
}

/** Faults go by way of the console, where whoever tests or develops looks for them. */
const toStderr: DestinationStream = {
  write(line: string) {
    if (/^\{"level":"(?:error|fatal)"/.test(line)) console.error(line.trimEnd())
    else process.stderr.write(line)
  },
}
