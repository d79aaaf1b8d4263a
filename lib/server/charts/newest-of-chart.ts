import "server-only"
import { canonicalJson } from "@/lib/charts/canonical-json"
import { chartSpecSchema, type ChartSpec } from "@/lib/charts/spec"
import { cachedQuery } from "@/lib/server/queries/cached"
import { newestTouching } from "@/lib/server/queries/versions-touching"
import { chartTags } from "./chart-tags"

/**
 * Number of the newest data version that touched what a chart is made of, as its document names it; null before
 * the first import. The page that asks is kept until a save touches the chart.
 */
export async function newestOfChart(spec: ChartSpec): Promise<number | null> {
  return newest(canonicalJson(spec))
}

const tagsOf = (spec: string) => chartTags(chartSpecSchema.parse(JSON.parse(spec)))
const newest = cachedQuery("newest-of-chart", (spec: string) => newestTouching(tagsOf(spec)), tagsOf)
