import type { ReadersValue } from "@/lib/domain/case"
import type { LabControl, LabStanding } from "@/lib/contracts/lab"
import { toSignificant } from "@/lib/format"
import { typedText, type TypedUnit } from "@/lib/lab/typed-range"

/** How values of a control are written and read. */
export function typedUnitOf({ unit, kind }: Pick<LabControl, "unit" | "kind">): TypedUnit {
  return kind === "chance" ? { unit, isShare: true } : { unit }
}

/** A value as its field shows it: "30k", "40%". */
export function valueText(control: Pick<LabControl, "unit" | "kind">, value: number): string {
  return typedText({ is: "value", value }, typedUnitOf(control))
}

const units: Record<string, string> = {
  x: "times",
  "x/year": "times a year",
  "1/year": "a year",
  units: "chips",
  "units/month": "chips a month",
  USD: "dollars",
  "0 or 1 per draw": "",
}

/** What is counted, to stand behind a value: "runs a year", "chips a month"; empty for a share. */
export function unitWords(unit: string): string {
  if (Object.hasOwn(units, unit)) return units[unit]!
  if (unit.startsWith("share")) return unit === "share/year" ? "a year" : ""
  return unit.replace(/\/([a-z]+)$/, (_, per: string) => (per === "s" ? "/s" : ` a ${per}`))
}

/** A value with its unit: "40%", "1.5 runs a year". */
export function measured(control: Pick<LabControl, "unit" | "kind">, value: number): string {
  return `${valueText(control, value)} ${unitWords(control.unit)}`.trim()
}

/** A percentile as it is shown: shares in whole per cent or so, all else to three digits. */
export function shortened({ unit }: Pick<LabControl, "unit">, value: number): number {
  return toSignificant(value, unit.startsWith("share") ? 2 : 3)
}

/** What stands without the reader, in words: "0.8 to 3.2 runs a year, middle 1.6". */
export function standingWords(control: LabControl, standing: LabStanding | null): string {
  if (standing === null) return "not on record"
  if (standing.isNone) return "none"
  const { p5, p50, p95, words } = standing
  if (p50 === null) return words
  const said = (value: number) => valueText(control, shortened(control, value))
  const unit = unitWords(control.unit)
  if (control.kind === "chance") return `yes in ${said(p50)} of draws`
  if (p5 === null || p95 === null || p5 === p95)
    return `${said(p50)} ${unit}, taken as certain`.replace(" ,", ",")
  return `${said(p5)} to ${said(p95)} ${unit}, middle ${said(p50)}`.replace(" ,", ",")
}

/** The reader's value in words. */
export function readersWords(control: LabControl, value: ReadersValue): string {
  return `${typedText(value, typedUnitOf(control))} ${value.is === "none" ? "" : unitWords(control.unit)}`.trim()
}
