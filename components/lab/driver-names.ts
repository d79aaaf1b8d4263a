import type { LabControl, LabView } from "@/lib/contracts/lab"
import { toSignificant } from "@/lib/format"
import { measured, valueText } from "./control-words"

export type DriverName = {
  label: string
  /** Both ends with their unit said once: "1 → 2 runs a year". */
  span: (low: number, high: number) => string
}

/** What an engine's variable is called on the page, and how its values are written. */
export function driverNames({
  controls,
  orders,
}: Pick<LabView, "controls" | "orders">): (of: string) => DriverName {
  const byId = new Map(controls.flatMap((control) => [[control.id ?? control.key, control] as const]))
  return (of) => {
    const control = byId.get(of)
    if (control) return { label: control.label, span: (low, high) => spanOf(control, low, high) }
    const order = orders.find(({ id }) => of === `reported.${id}`)
    return {
      label: order ? `Size of the order: ${order.title}` : of,
      span: (low, high) => `${plain(low)} → ${plain(high)}`,
    }
  }
}

function spanOf(control: LabControl, low: number, high: number): string {
  if (control.kind === "chance") return `${yesOrNo(low)} → ${yesOrNo(high)}`
  const short = (value: number) => toSignificant(value, 2)
  return `${valueText(control, short(low))} → ${measured(control, short(high))}`
}

function yesOrNo(value: number): string {
  return value === 0 ? "no" : "yes"
}

function plain(value: number): string {
  return toSignificant(value, 3).toLocaleString("en-US")
}
