import "server-only"
import { canonicalJson } from "@/lib/charts/canonical-json"
import { chartSpecSchema, type ChartSpec } from "@/lib/charts/spec"
import { knownOf } from "@/lib/charts/known-spec"
import { catalogueKnownOn } from "@/lib/server/queries/as-known"
import { cachedQuery } from "@/lib/server/queries/cached"
import { newestTouching } from "@/lib/server/queries/versions-touching"
import { chartTags } from "./chart-tags"

/**
 * Number of the newest data version that touched what a chart is made of, as its document names it; null before
 * the first import. The page that asks is kept until a save touches the chart.
 */
export async function newestOfChart(spec: ChartSpec): Promise<number | null> {
  const day = knownOf(spec)
  if (day !== null) {
    const { known } = await catalogueKnownOn(day)
    // Records as they had been saved by a day stay so.
    if (known.basis === "saved") return known.dataVersion
  }
  return newest(canonicalJson(spec))
}

const tagsOf = (spec: string) => chartTags(chartSpecSchema.parse(JSON.parse(spec)))
const newest = cachedQuery("newest-of-chart", (spec: string) => newestTouching(tagsOf(spec)), tagsOf)
