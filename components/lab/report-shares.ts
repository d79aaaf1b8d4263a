import { labSizingRoles, type LabOrder, type LabReport } from "@/lib/contracts/lab"
import type { Case } from "@/lib/domain/case"

/**
 * What each report gives of its order, as a share of one: its weight times the reader's trust, over that of all that
 * speak. Where the order's size is drawn from its reports, those of purchases speak first, of deliveries and fleets
 * in their absence.
 *
 * @returns by id of the report; 0 for one that says nothing of the size, or is not believed
 */
export function reportShares(
  { reports, isSizedByReports }: LabOrder,
  trust: Case["trust"],
): Map<string, number> {
  const weightOf = ({ id, weight }: LabReport) => weight * (trust[id] ?? 1)
  const role = labSizingRoles.find((one) =>
    reports.some((report) => report.sizesAs === one && weightOf(report) > 0),
  )
  const speaks = ({ sizesAs }: LabReport) => !isSizedByReports || (role !== undefined && sizesAs === role)
  const total = reports.filter(speaks).reduce((sum, report) => sum + weightOf(report), 0)
  return new Map(
    reports.map((report) => [report.id, speaks(report) && total > 0 ? weightOf(report) / total : 0]),
  )
}
