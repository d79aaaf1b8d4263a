import type { Month } from "../../domain/month"
import type { WeightedReport } from "./reported-quantity"

/**
 * The day from which a measure can hit an order: the earliest that a weighted report of the purchase gives for
 * it; without one, the first day of the month from which the order is counted, or the dawn of the record.
 */
export function orderedOn(reports: readonly WeightedReport[], countedFrom: Month | null): string {
  const days = reports.flatMap(({ report, weight }) =>
    report.role === "purchase" && weight > 0 ? (report.orderedOn?.date ?? report.eventOn?.date ?? []) : [],
  )
  return days.length > 0 ? days.sort()[0]! : countedFrom === null ? "0000-01-01" : `${countedFrom}-01`
}
