import "server-only"
import { canonicalJson } from "@/lib/charts/canonical-json"
import { chartDocumentSchema, type ChartDocument } from "@/lib/charts/document"
import { knownOf } from "@/lib/charts/known-spec"
import { chartSpecSchema, type ChartSpec } from "@/lib/charts/spec"
import { cachedQuery } from "@/lib/server/queries/cached"
import { chartOrNull } from "./chart-or-null"
import { chartTags } from "./chart-tags"
import { isOnRecord } from "./is-on-record"

/**
 * A live chart for a page: kept until a save touches it, and the page that asks is kept with it and falls with it.
 *
 * @returns null where nothing on record fits the settings
 */
export async function getKeptChart(spec: ChartSpec): Promise<ChartDocument | null> {
  // What is not on record is answered before anything is kept for it: there is no end of such names.
  if (!(await isOnRecord(spec))) return notOnRecord()
  // There is no end of days either.
  if (knownOf(spec) !== null) return chartOrNull(spec)
  const kept = await keptChart(canonicalJson(spec))
  return kept && chartDocumentSchema.parse(kept)
}

/** The page that asks falls with the lists of records, where the name may come. */
const notOnRecord = cachedQuery("chart-not-on-record", () => Promise.resolve(null))

const keptChart = cachedQuery(
  "chart",
  (spec: string) => chartOrNull(chartSpecSchema.parse(JSON.parse(spec))),
  (spec) => chartTags(chartSpecSchema.parse(JSON.parse(spec))),
)
