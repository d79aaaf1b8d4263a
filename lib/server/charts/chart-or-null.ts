import "server-only"
import type { ChartDocument } from "@/lib/charts/document"
import type { ChartSpec } from "@/lib/charts/spec"
import { AppError } from "@/lib/server/errors"
import { buildChart } from "./build-chart"

/** A chart, or null: what a spec names may be gone, or no longer be allowed, which is an answer and not a fault. */
export async function chartOrNull(spec: ChartSpec): Promise<ChartDocument | null> {
  try {
    return await buildChart(spec)
  } catch (error) {
    if (error instanceof AppError && ["not-found", "invalid-input"].includes(error.code)) return null
    throw error
  }
}
