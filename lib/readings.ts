import type { ReportView } from "./contracts/claim"

/** One of the values that an order's reports give for a thing, with the reports that give it. */
export type Reading = { text: string; reports: number; weight: number }

/**
 * What the reports say of one thing, each wording once, the weightiest first. Nothing is merged or
 * averaged: two readings are two lines.
 *
 * @param textOf the report's wording, or null when it says nothing of the thing
 */
export function readingsOf<R extends Pick<ReportView, "weight">>(
  reports: readonly R[],
  textOf: (report: R) => string | null,
): Reading[] {
  const readings = new Map<string, Reading>()
  for (const report of reports) {
    const text = textOf(report)
    if (text === null) continue
    const known = readings.get(text)
    if (known) {
      known.reports += 1
      known.weight += report.weight
    } else {
      readings.set(text, { text, reports: 1, weight: report.weight })
    }
  }
  return [...readings.values()].sort((a, b) => b.weight - a.weight || b.reports - a.reports)
}

const aboutTheChips = new Set(["purchase", "delivery", "fleet", "rental"])

/** Reports that count chips of the order itself; all of them where none does. Approvals and plans are not counts. */
export function countingReports<R extends Pick<ReportView, "role">>(reports: readonly R[]): readonly R[] {
  const about = reports.filter(({ role }) => aboutTheChips.has(role))
  return about.length > 0 ? about : reports
}
