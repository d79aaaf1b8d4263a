import type { LabControl } from "@/lib/contracts/lab"
import type { ReadersValue } from "@/lib/domain/case"
import { valueText } from "./control-words"

/** Why a control cannot hold a value, as a sentence with its cure; null where it can. */
export function whyNot(
  control: Pick<LabControl, "kind" | "unit" | "bounds">,
  value: ReadersValue,
): string | null {
  const { kind, bounds } = control
  if (kind === "table") return "This is a table; its values cannot be changed here."
  if (value.is === "none") {
    return bounds.mayBeNone ? null : "It needs a value: none is not possible here."
  }
  if (value.is === "range" && kind !== "range") {
    return kind === "chance" ? "A chance is one number: write 40%." : "This takes one value, not a range."
  }
  if (value.is === "value" && bounds.needsRange) {
    return "Give a range, low to high: a price without a width says nothing of which report is right."
  }
  const [low, high] = value.is === "value" ? [value.value, value.value] : [value.low, value.high]
  if (bounds.isAboveMin && low <= 0) return "It must be above 0."
  if (low < bounds.min) return `It must be ${valueText(control, bounds.min)} or more.`
  if (bounds.max !== null && high > bounds.max) return `It must be ${valueText(control, bounds.max)} or less.`
  if (bounds.isWhole && !Number.isInteger(low)) return "Give a whole number of months."
  return null
}
