import "server-only"
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client"
import { ENGINE_VERSION } from "@/lib/estimation"
import { now } from "../clock"
import { currentDataVersion } from "../db/data-version"
import { env } from "../env"
import { thisInstance } from "../instances/this-instance"
import { faultCounts } from "./fault-counts"
import { poolFigures } from "./pool-figures"
import { queueFigures } from "./queue-figures"
import { requestsInFlight } from "./requests-in-flight"
import { Tally } from "./tally"
import { waitingSince } from "./waiting-since"

export type Metrics = ReturnType<typeof makeMetrics>

// On globalThis, because instrumentation, pages and routes are bundled apart and must count in one place.
const holder = globalThis as typeof globalThis & { chipRunwayMetrics?: Metrics | null }

/** What is counted and measured; null without METRICS_TOKEN, so that whoever does not watch does not pay. */
export function metrics(): Metrics | null {
  if (holder.chipRunwayMetrics === undefined) {
    holder.chipRunwayMetrics = env().METRICS_TOKEN === undefined ? null : makeMetrics()
  }
  return holder.chipRunwayMetrics
}

/** Forgets what was counted, for tests. */
export function forgetMetrics(): void {
  holder.chipRunwayMetrics?.registry.clear()
  delete holder.chipRunwayMetrics
}

/** Seconds. From a kept page's fraction of a millisecond to what keeps people waiting. */
const requestBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1, 3, 10, 30]
const workBuckets = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100]

function makeMetrics() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const { id, build } = thisInstance()
  new Gauge({
    name: "chip_runway_build_info",
    help: "1, with the build, the engine and the instance as labels.",
    labelNames: ["build", "engine", "instance"],
    registers,
  }).set({ build, engine: ENGINE_VERSION, instance: id }, 1)
  new Gauge({
    name: "chip_runway_data_version",
    help: "The data version whose pages this instance shows.",
    registers,
    collect() {
      const { dataVersion } = thisInstance()
      if (dataVersion !== null) this.set(dataVersion)
    },
  })
  new Gauge({
    name: "chip_runway_newest_data_version",
    help: "The data version that was saved last; readers see it once its estimates are made.",
    registers,
    async collect() {
      const newest = await knownNow(currentDataVersion)
      if (newest !== null) this.set(newest)
    },
  })
  new Gauge({
    name: "chip_runway_waiting_version_age_seconds",
    help: "For how long a data version has been saved that readers do not see yet; 0 where they see the newest.",
    registers,
    async collect() {
      const since = await knownNow(async () => [await waitingSince()])
      if (since === null) return
      const [saved] = since
      this.set(saved ? Math.max(0, now().getTime() - saved.getTime()) / 1000 : 0)
    },
  })
  new Gauge({
    name: "chip_runway_jobs",
    help: "Jobs of the queue by state: waiting, running, and failed within a day.",
    labelNames: ["state"],
    registers,
    async collect() {
      this.reset()
      for (const [state, count] of Object.entries((await queueFigures()) ?? {})) this.set({ state }, count)
    },
  })
  new Gauge({
    name: "chip_runway_database_connections",
    help: "Connections of this process to PostgreSQL by state: busy, idle, and requests that wait for one.",
    labelNames: ["state"],
    registers,
    collect() {
      this.reset()
      for (const [state, count] of Object.entries(poolFigures() ?? {})) this.set({ state }, count)
    },
  })
  new Counter({
    name: "chip_runway_faults_total",
    help: "Faults that were written to the log with an id.",
    registers,
    collect() {
      this.reset()
      this.inc(faultCounts().faults)
    },
  })
  new Counter({
    name: "chip_runway_database_errors_total",
    help: "Queries that failed, by kind: unreachable, timeout, conflict, full, other.",
    labelNames: ["kind"],
    registers,
    collect() {
      this.reset()
      for (const [kind, count] of faultCounts().database) this.inc({ kind }, count)
    },
  })
  const requests = new Tally(["route", "method", "status"])
  new Counter({
    name: "chip_runway_http_requests_total",
    help: "Requests answered, by kind of address, method and status.",
    labelNames: ["route", "method", "status"],
    registers,
    collect() {
      requests.moveTo(this)
    },
  })
  const keptPages = new Tally(["answer"])
  new Counter({
    name: "chip_runway_kept_pages_total",
    help: "Pages that can be kept, by whether they were: hit, stale (sent, and made anew behind it), miss.",
    labelNames: ["answer"],
    registers,
    collect() {
      keptPages.moveTo(this)
    },
  })
  new Gauge({
    name: "chip_runway_http_requests_in_flight",
    help: "Requests that are being answered.",
    registers,
    collect() {
      this.set(requestsInFlight())
    },
  })
  return {
    registry,
    requests,
    keptPages,
    latency: new Histogram({
      name: "chip_runway_http_request_duration_seconds",
      help: "From a request's headers to the end of its answer, by kind of address.",
      labelNames: ["route"],
      buckets: requestBuckets,
      registers,
    }),
    work: new Histogram({
      name: "chip_runway_work_duration_seconds",
      help: "How long estimates, pictures and other work took, by its kind and how it ended.",
      labelNames: ["kind", "outcome"],
      buckets: workBuckets,
      registers,
    }),
  }
}

/** A database that is away must not keep the other figures from being read: what it said last stands then. */
async function knownNow<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch {
    return null
  }
}
