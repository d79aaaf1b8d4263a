import type { ReportView } from "./contracts/claim"
import { twoDigits } from "./format"
import { hasWeight, negligibleWeight } from "./report-weight"

/** How much a report counts and why, in a sentence: reliability of its kind of source × plausibility of its price. */
export function weightWords(report: ReportView, reprintTitle: string | null): string {
  if (report.weightlessBecause) return `No weight: ${report.weightlessBecause}`
  if (report.reprintOf) return `No weight: repeats ${reprintTitle ?? "another report"}.`
  if (report.verification === "unverified" && report.weight === 0) return "No weight: unverified."
  if (report.tags.includes("unreliable") && report.weight === 0) return "No weight: marked unreliable."
  const how = `${twoDigits(report.reliability)} for ${report.sourceKind}`
  if (report.impliedUnitPriceUsd === null) return `Weight ${twoDigits(report.weight)}: ${how}.`
  const price =
    report.pricePlausibility < negligibleWeight ? "almost nothing" : twoDigits(report.pricePlausibility)
  const total = hasWeight(report) ? `Weight ${twoDigits(report.weight)}` : "Almost no weight"
  return `${total}: ${how}, times ${price} for the price of a card it implies.`
}
