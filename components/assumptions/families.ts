import type { AssumptionView } from "@/lib/contracts/assumption"
import type { Assumption } from "@/lib/domain/assumption"

/** The name an assumption shares with its siblings for other firms, chips or months: `runFlop0.baidu.2026-11` → `runFlop0`. */
export function familyOf(id: string): string {
  return id.split(".")[0] ?? id
}

const groupOrder: Assumption["group"][] = [
  "training",
  "inference",
  "allocation",
  "stock",
  "supply",
  "evidence",
  "run",
]

/** Assumptions by group in the order of the methodology, and within it by family. */
export function byGroupAndFamily(assumptions: readonly AssumptionView[]): {
  group: Assumption["group"]
  families: { family: string; assumptions: AssumptionView[] }[]
}[] {
  return groupOrder
    .map((group) => {
      const families = new Map<string, AssumptionView[]>()
      for (const assumption of assumptions) {
        if (assumption.group !== group) continue
        const family = familyOf(assumption.id)
        families.set(family, [...(families.get(family) ?? []), assumption])
      }
      return {
        group,
        families: [...families].map(([family, members]) => ({ family, assumptions: members })),
      }
    })
    .filter(({ families }) => families.length > 0)
}
