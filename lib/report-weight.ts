import type { ReportView } from "./contracts/claim"

/** A weight below this cannot be seen in an estimate of any order; such a report counts as weightless. */
export const negligibleWeight = 1e-3

const besideTheSize: ReadonlySet<ReportView["role"]> = new Set(["cancellation", "approval", "context"])

/** Whether a report tells of something else than the chips of its order, so that its weight weighs on no number. */
export function sizesNothing({ role }: Pick<ReportView, "role">): boolean {
  return besideTheSize.has(role)
}

/** Whether a report has any say in an estimate. */
export function hasWeight({ weight }: { weight: number }): boolean {
  return weight >= negligibleWeight
}
