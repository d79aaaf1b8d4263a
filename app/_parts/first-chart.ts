import type { ChartDocument } from "@/lib/charts/document"
import type { ChartSpec } from "@/lib/charts/spec"
import { getKeptChart } from "@/lib/server/charts/kept-chart"
import { logError } from "@/lib/server/log"
import { keepBriefly } from "@/lib/server/queries/kept-briefly"

/**
 * The first of these charts that has something to show: a page's picture elsewhere. Null: none has, or it could not
 * be made, which is logged and must not cost the page; it is made anew a minute later.
 */
export async function firstChart(
  specs: readonly ChartSpec[],
): Promise<{ spec: ChartSpec; document: ChartDocument } | null> {
  try {
    for (const spec of specs) {
      const document = await getKeptChart(spec)
      if (document) return { spec, document }
    }
  } catch (error) {
    logError(error, "making a page’s picture for elsewhere")
    // Kept for a day the page would have no picture for a day.
    await keepBriefly()
  }
  return null
}
