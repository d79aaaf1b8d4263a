import { labGroups, type LabControl, type LabGroup } from "@/lib/contracts/lab"
import { asThingsStand } from "@/lib/domain/case"
import type { LabState } from "@/lib/lab/lab-query"
import { groupTitles } from "./group-words"

export type ControlGroup = { group: LabGroup; controls: LabControl[] }

/**
 * Controls by group: what is missing first, then what matters most to the workload; a group stands where its most
 * important control puts it. Those that the scenario does not use are left out.
 */
export function arrangeControls(
  controls: readonly LabControl[],
  { workload, scenario }: { workload: LabState["workload"]; scenario: string },
): ControlGroup[] {
  const weight = (control: LabControl) => (control.id === null ? Infinity : control.matters[workload])
  const used = controls.filter(
    ({ onlyUnder }) => onlyUnder === null || (scenario !== asThingsStand && onlyUnder.includes(scenario)),
  )
  return labGroups
    .map((group) => ({
      group,
      controls: used.filter((one) => one.group === group).toSorted((a, b) => byWeight(weight(a), weight(b))),
    }))
    .filter(({ controls: all }) => all.length > 0)
    .toSorted((a, b) => byWeight(weight(a.controls[0]!), weight(b.controls[0]!)))
}

/** Infinity minus itself is no order. */
function byWeight(a: number, b: number): number {
  return a === b ? 0 : b > a ? 1 : -1
}

/** Whether a reader who types these words means this control. */
export function isMeant(control: LabControl, words: string): boolean {
  const { key, id, label, meaning, unit, group, sources } = control
  const all = [
    key,
    id,
    label,
    meaning,
    unit,
    groupTitles[group],
    ...sources.map(({ publisher }) => publisher),
  ]
  const text = all.join(" ").toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
