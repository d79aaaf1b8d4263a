import "server-only"
import { canonicalJson } from "@/lib/charts/canonical-json"
import { chartDocumentSchema, type ChartDocument } from "@/lib/charts/document"
import { compareDocuments, type Newer } from "@/lib/charts/moved"
import { chartSpecSchema, type ChartSpec } from "@/lib/charts/spec"
import { migrateSpec } from "@/lib/charts/spec-migrations"
import { buildChart } from "@/lib/server/charts/build-chart"
import { AppError } from "@/lib/server/errors"
import { cachedQuery } from "@/lib/server/queries/cached"
import { estimatesTag, pageTag, sharedTag } from "@/lib/server/queries/page-tags"

/**
 * How far the answer of a frozen chart has moved since. Today's chart is kept until a save touches it, and a page
 * that asks is kept with it and falls with it. The frozen document is not touched.
 */
export async function newerThan(frozen: ChartDocument): Promise<Newer> {
  const opened = migrateSpec(frozen.spec)
  switch (opened.status) {
    case "newer":
      return { status: "gone", why: "its settings were written by a newer version of this site." }
    case "unknown":
      return { status: "gone", why: "this version of the site no longer has its settings." }
    case "ok": {
      const kept = await keptChart(canonicalJson(opened.spec))
      if (kept === null) return { status: "gone", why: "nothing on record fits its settings any more." }
      return compareDocuments(frozen, chartDocumentSchema.parse(kept))
    }
  }
}

/** What a frozen spec names may be gone, or no longer be allowed: that is an answer, not a fault. */
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
  (spec) => tagsOf(chartSpecSchema.parse(JSON.parse(spec))),
)

/** What a chart is made of, as pages are tagged. */
function tagsOf(spec: ChartSpec): string[] {
  switch (spec.chart) {
    case "runway":
    case "stock":
    case "deliveries":
    case "exposure":
    case "orders-table":
      return [pageTag("company", spec.firm)]
    case "reports":
      return [pageTag("order", spec.order)]
    case "chip-prices":
    case "chip-status":
      return [pageTag("chip", spec.chip)]
    case "replay":
      return [estimatesTag]
    default:
      return [sharedTag]
  }
}
