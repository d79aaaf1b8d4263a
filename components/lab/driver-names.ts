import type { LabControl, LabView } from "@/lib/contracts/lab"
import { toSignificant } from "@/lib/format"
import { measured } from "./control-words"

export type DriverName = { label: string; say: (value: number) => string }

/** What an engine's variable is called on the page, and how its values are written. */
export function driverNames({
  controls,
  orders,
}: Pick<LabView, "controls" | "orders">): (of: string) => DriverName {
  const byId = new Map(controls.flatMap((control) => [[control.id ?? control.key, control] as const]))
  return (of) => {
    const control = byId.get(of)
    if (control) return { label: control.label, say: (value) => inWords(control, value) }
    const order = orders.find(({ id }) => of === `reported.${id}`)
    return {
      label: order ? `Size of the order: ${order.title}` : of,
      say: (value) => toSignificant(value, 3).toLocaleString("en-US"),
    }
  }
}

function inWords(control: LabControl, value: number): string {
  if (control.kind === "chance") return value === 0 ? "no" : value === 1 ? "yes" : measured(control, value)
  return measured(control, toSignificant(value, 2))
}
