import "server-only"
import type { ChartDocument } from "@/lib/charts/document"
import type { Estimate } from "@/lib/contracts/estimate"

/** Which engine made an estimate, and how it was asked. */
export function engineOf({ engineVersion, seed, draws }: Estimate): ChartDocument["provenance"]["engine"] {
  return { version: engineVersion, seed, draws }
}
