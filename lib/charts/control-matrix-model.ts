import { firstControlDay } from "../contracts/control-range"
import type { MakerGroup, MatrixChip, Stretch } from "../contracts/control"

/** True for the groups of Chinese makers: their parts are measured by the same lines without being exported. */
export function isChineseGroup(group: MakerGroup): boolean {
  return group === "Huawei" || group === "Other Chinese makers"
}

/** Parts under the heading of their group, each with its place in the letters of a stretch. */
export type MatrixGroup = { group: MakerGroup; anchor: string; rows: { chip: MatrixChip; at: number }[] }

/** The rows of the matrix under their headings, in the order in which they come. */
export function matrixGroups(chips: readonly MatrixChip[]): MatrixGroup[] {
  const groups: MatrixGroup[] = []
  chips.forEach((chip, at) => {
    const last = groups.at(-1)
    if (last?.group === chip.group) last.rows.push({ chip, at })
    else groups.push({ group: chip.group, anchor: anchorOf(chip.group), rows: [{ chip, at }] })
  })
  return groups
}

/** The address of a group within the page: "other-chinese-makers". */
function anchorOf(group: MakerGroup): string {
  return group.toLowerCase().replaceAll(" ", "-")
}

/**
 * The stretch that a day falls in.
 *
 * @throws RangeError for a day before the first stretch
 */
export function stretchOn(stretches: readonly Stretch[], day: string): Stretch {
  const found = stretches.findLast(({ from }) => from <= day)
  if (!found) throw new RangeError(`${day} lies before ${firstControlDay}`)
  return found
}

/** First days of the stretches before and after a day; null where there is none. */
export function changesAround(
  stretches: readonly Stretch[],
  day: string,
): { previousChange: string | null; nextChange: string | null } {
  return {
    previousChange: stretches.findLast(({ from, change }) => from < day && change !== null)?.from ?? null,
    nextChange: stretches.find(({ from }) => from > day)?.from ?? null,
  }
}
