import "server-only"
import type { ChartSpec } from "@/lib/charts/spec"
import { loadCatalogue } from "@/lib/server/queries/catalogue"

/** Whether there is the firm, order or part that a chart is of. */
export async function isOnRecord(spec: ChartSpec): Promise<boolean> {
  const { company, order, chip } = await loadCatalogue()
  if ("firms" in spec) return spec.firms.every((firm) => company.has(firm))
  if ("firm" in spec) return company.has(spec.firm)
  if ("order" in spec) return order.has(spec.order)
  if ("chip" in spec) return chip.has(spec.chip)
  return true
}
