import type { ControlRule } from "../domain/control-rule"
import { ruleState } from "./in-force"
import type { Law } from "./law"

/** How many days of change lie behind a day: the same number, the same rules in force. */
export function stretchOf(law: Law, on: string): number {
  let low = 0
  let high = law.changeDays.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (law.changeDays[middle]! <= on) low = middle + 1
    else high = middle
  }
  return low
}

/** The rules in force on a day by their place, oldest first. Worked out once for each stretch of days. */
export function inForce(law: Law, place: ControlRule["place"], on: string): readonly ControlRule[] {
  return bindingOn(law, on).get(place) ?? none
}

/** The regulation that classes a part on a day: of those in force the newest. */
export function controlListOn(law: Law, on: string): ControlRule | null {
  return inForce(law, "control list", on).at(-1) ?? null
}

const none: readonly ControlRule[] = []

type Binding = ReadonlyMap<ControlRule["place"], readonly ControlRule[]>
const keptByLaw = new WeakMap<Law, Map<number, Binding>>()

function bindingOn(law: Law, on: string): Binding {
  let kept = keptByLaw.get(law)
  if (!kept) keptByLaw.set(law, (kept = new Map()))
  const stretch = stretchOf(law, on)
  let binding = kept.get(stretch)
  if (!binding) {
    const byPlace = new Map<ControlRule["place"], ControlRule[]>()
    for (const rule of law.rules) {
      if (ruleState(rule, on) !== "in force") continue
      const others = byPlace.get(rule.place)
      if (others) others.push(rule)
      else byPlace.set(rule.place, [rule])
    }
    kept.set(stretch, (binding = byPlace))
  }
  return binding
}
