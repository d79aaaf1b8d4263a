import "server-only"
import type { ChartDocument } from "@/lib/charts/document"
import type { ChartSpec } from "@/lib/charts/spec"
import { AppError } from "@/lib/server/errors"
import { buildChart } from "./build-chart"

/**
 * A chart, or null: what a spec names may be gone, or no longer be allowed, which is an answer and not a fault.
 *
 * @throws AppError invalid-input for a reader's case that cannot be run as it is asked
 */
export async function chartOrNull(spec: ChartSpec): Promise<ChartDocument | null> {
  try {
    return await buildChart(spec)
  } catch (error) {
    // A reader's case is the reader's to mend: the refusal names the limit.
    const isTheirs = spec.chart === "laboratory"
    if (error instanceof AppError && ["not-found", "invalid-input"].includes(error.code) && !isTheirs)
      return null
    throw error
  }
}
