import type { ReportView } from "@/lib/contracts/claim"
import { twoDigits } from "@/lib/format"

/** A weight that cannot move an estimate; the order page still shows how it came about. */
const negligible = 1e-3

/** Whether a report has any say in an estimate. */
export function hasWeight({ weight }: Pick<ReportView, "weight">): boolean {
  return weight >= negligible
}

/** How much a report counts and why, in a sentence: reliability of its kind of source × plausibility of its price. */
export function weightWords(report: ReportView, reprintTitle: string | null): string {
  if (report.weightlessBecause) return `No weight: ${report.weightlessBecause}`
  if (report.reprintOf) return `No weight: repeats ${reprintTitle ?? "another report"}.`
  if (report.verification === "unverified" && report.weight === 0) return "No weight: unverified."
  if (report.tags.includes("unreliable") && report.weight === 0) return "No weight: marked unreliable."
  const how = `${twoDigits(report.reliability)} for ${report.sourceKind}`
  if (report.impliedUnitPriceUsd === null) return `Weight ${twoDigits(report.weight)}: ${how}.`
  const price = report.pricePlausibility < negligible ? "almost nothing" : twoDigits(report.pricePlausibility)
  const total = hasWeight(report) ? `Weight ${twoDigits(report.weight)}` : "Almost no weight"
  return `${total}: ${how}, times ${price} for the price of a card it implies.`
}
