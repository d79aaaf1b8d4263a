import "server-only"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { estimatesFor } from "./get-estimate"

/** Makes the estimates of every firm that the current data version lacks. Returns how many firms were looked at. */
export async function refreshEstimates(): Promise<number> {
  const catalogue = await loadCatalogue()
  const estimates = await estimatesFor(catalogue, catalogue.records.company)
  return estimates.size
}
