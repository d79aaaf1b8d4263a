import "server-only"
import { canonicalJson } from "@/lib/charts/canonical-json"
import { chartDocumentSchema, type ChartDocument } from "@/lib/charts/document"
import { chartSpecSchema, type ChartSpec } from "@/lib/charts/spec"
import { AppError } from "@/lib/server/errors"
import { cachedQuery } from "@/lib/server/queries/cached"
import { buildChart } from "./build-chart"
import { chartTags } from "./chart-tags"

/**
 * A live chart for a page: kept until a save touches it, and the page that asks is kept with it and falls with it.
 *
 * @returns null where nothing on record fits the settings
 */
export async function getKeptChart(spec: ChartSpec): Promise<ChartDocument | null> {
  const kept = await keptChart(canonicalJson(spec))
  return kept && chartDocumentSchema.parse(kept)
}

/** What a spec names may be gone, or no longer be allowed: that is an answer, not a fault. */
const keptChart = cachedQuery(
  "chart",
  async (spec: string) => {
    try {
      return await buildChart(chartSpecSchema.parse(JSON.parse(spec)))
    } catch (error) {
      if (error instanceof AppError && ["not-found", "invalid-input"].includes(error.code)) return null
      throw error
    }
  },
  (spec) => chartTags(chartSpecSchema.parse(JSON.parse(spec))),
)
