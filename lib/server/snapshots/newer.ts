import "server-only"
import type { ChartDocument } from "@/lib/charts/document"
import { compareDocuments, type Newer, type Since } from "@/lib/charts/moved"
import type { ChartSpec } from "@/lib/charts/spec"
import { migrateSpec } from "@/lib/charts/spec-migrations"
import { ENGINE_VERSION } from "@/lib/estimation"
import { getKeptChart } from "@/lib/server/charts/kept-chart"
import { newestOfChart } from "@/lib/server/charts/newest-of-chart"

/**
 * How far the answer of a frozen chart has moved since, for whoever opens it. Where nothing came since, nothing is
 * computed; today's replay, which takes the engine's runs of all firms, is left to `changesSince`. The page that
 * asks is kept until a save touches the chart. The frozen document is not touched.
 */
export async function newerThan(frozen: ChartDocument): Promise<Newer> {
  return stand(frozen, (spec) => spec.chart !== "replay")
}

/** The same for whoever asks what changed: today's chart is made, whatever it costs. */
export async function changesSince(frozen: ChartDocument): Promise<Newer> {
  return stand(frozen, () => true)
}

async function stand(frozen: ChartDocument, isMade: (spec: ChartSpec) => boolean): Promise<Newer> {
  const opened = migrateSpec(frozen.spec)
  switch (opened.status) {
    case "newer":
      return {
        status: "gone",
        why: "The settings of this chart were written by a newer version of this site than the one that answers here.",
      }
    case "unknown":
      return gone("this version of the site no longer has its settings.")
    case "ok": {
      const since = await sinceThen(frozen, opened.spec)
      if (!since.isNewData && since.engine === null) return { status: "same" }
      if (!isMade(opened.spec)) return { status: "moved-on", since }
      const today = await getKeptChart(opened.spec)
      if (today === null) return gone("nothing on record fits its settings any more.")
      return compareDocuments(frozen, today)
    }
  }
}

/** A chart of records has no engine, and moves with the data alone. */
async function sinceThen(
  { provenance: { dataVersion, engine } }: ChartDocument,
  spec: ChartSpec,
): Promise<Since> {
  const newest = await newestOfChart(spec)
  return {
    isNewData: newest === null || newest > dataVersion,
    engine:
      engine === null || engine.version === ENGINE_VERSION
        ? null
        : { then: engine.version, now: ENGINE_VERSION },
  }
}

function gone(why: string): Newer {
  return { status: "gone", why: `This chart is no longer made: ${why}` }
}
