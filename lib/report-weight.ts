/** A weight below this cannot be seen in an estimate of any order; such a report counts as weightless. */
export const negligibleWeight = 1e-3

/** Whether a report has any say in an estimate. */
export function hasWeight({ weight }: { weight: number }): boolean {
  return weight >= negligibleWeight
}
