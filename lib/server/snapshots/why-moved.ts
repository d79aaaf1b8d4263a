import "server-only"
import type { ChartDocument } from "@/lib/charts/document"
import { runwayViews, type RunwayView } from "@/lib/charts/frozen-views"
import { movedModel } from "@/lib/charts/moved-model"
import type { MovedAnswer } from "@/lib/contracts/moved"
import { ENGINE_VERSION } from "@/lib/estimation"
import { readMoved } from "@/lib/moved-link"
import { AppError } from "@/lib/server/errors"
import { logError } from "@/lib/server/log"
import { getMoved, getMovedSetting } from "@/lib/server/queries/moved"

/**
 * Why the one runway of a frozen chart is another one today: "14 → 11 months, because of …". Runs the estimate once
 * for each change since, where no reader asked before; only the page of what changed asks.
 *
 * @returns null for a chart of several runways or none, or where the way cannot be told
 */
export async function whyMoved(document: ChartDocument): Promise<string | null> {
  const views = runwayViews(document)
  const [view] = views
  if (!view || views.length > 1) return null
  try {
    return await becauseOf(document, view)
  } catch (error) {
    // The page stands without its reasons.
    if (!(error instanceof AppError)) logError(error, "saying what moved a frozen chart")
    return null
  }
}

async function becauseOf(document: ChartDocument, view: RunwayView): Promise<string | null> {
  const setting = await getMovedSetting(view.firm)
  if (!setting) return null
  const { asOf, dataVersion } = document.provenance
  const { ends } = readMoved({ from: [`${asOf}@${dataVersion}`] }, setting)
  const moved = ends && (await getMoved(view.firm, ends.from, ends.to))
  if (!moved) return null
  const model = movedModel(moved, view, frozenAnswer(document, view, moved.from.horizonMonths))
  return model.status === "moved" ? model.because : null
}

/** What the document's own engine said, where it is another one than that of today. */
function frozenAnswer(
  { provenance, runs }: ChartDocument,
  { firm, workload, set }: RunwayView,
  horizonMonths: number,
): { engine: string; answer: MovedAnswer } | null {
  const { engine } = provenance
  if (engine === null || engine.version === ENGINE_VERSION) return null
  const figures = runs.find((run) => run.firm === firm)?.figures
  const quantiles = figures?.[`${workload}.${set}.runway`]
  const sufficient = figures?.[`${workload}.${set}.sufficient-24`]?.[0] ?? null
  if (!quantiles) return null
  const median = quantiles[2] ?? null
  return {
    engine: engine.version,
    answer: {
      months: median ?? horizonMonths,
      isBeyond: median === null,
      sufficient24: sufficient === null ? null : Math.round(100 * sufficient),
    },
  }
}
