import "server-only"
import { canonicalJson } from "@/lib/charts/canonical-json"
import type { ChartDocument } from "@/lib/charts/document"
import type { ChartSpec } from "@/lib/charts/spec"
import { chartOrNull } from "@/lib/server/charts/chart-or-null"
import { shownDataVersion } from "@/lib/server/db/shown-version"
import { databaseName } from "@/lib/server/db/target"
import { sha256Of } from "@/lib/server/snapshots/content"
import { BoundedCache } from "./bounded-cache"
import { KeptRefusals } from "./kept-refusals"

/** A live chart with what it would be frozen as. */
export type LiveChart = {
  document: ChartDocument
  /** Canonical JSON. */
  content: string
  /** SHA-256 of it in hex. */
  hash: string
}

/** The most that is kept: as many charts as all firms have, and a document's objects take about as much again. */
const most = {
  entries: 400,
  bytes: 16_000_000,
  bytesOf: (chart: LiveChart | null) => chart?.content.length ?? 0,
}

// On globalThis for the same reason as the database: the server has more than one copy of this module.
const holder = globalThis as typeof globalThis & {
  chipRunwayLiveCharts?: BoundedCache<LiveChart | null>
  chipRunwayRefusedCharts?: KeptRefusals
}

/**
 * A chart from the data of today. What belongs to a data version does not change, and no chart depends on the
 * clock, so each is made once and kept for the version, and so is the refusal of a case without a number.
 *
 * @returns null where nothing on record fits the settings
 * @throws AppError invalid-input for a reader's case that cannot be run, and what `buildChart` throws
 */
export async function liveChart(spec: ChartSpec): Promise<LiveChart | null> {
  const version = await shownDataVersion()
  holder.chipRunwayLiveCharts ??= new BoundedCache(most)
  const key = [databaseName(), version, canonicalJson(spec)].join(" ")
  const charts = holder.chipRunwayLiveCharts
  holder.chipRunwayRefusedCharts ??= new KeptRefusals()
  return holder.chipRunwayRefusedCharts.through(key, () => charts.get(key, () => make(spec)))
}

async function make(spec: ChartSpec): Promise<LiveChart | null> {
  const document = await chartOrNull(spec)
  if (document === null) return null
  const content = canonicalJson(document)
  return { document, content, hash: sha256Of(content) }
}
