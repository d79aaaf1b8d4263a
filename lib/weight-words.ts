import type { ReportView } from "./contracts/claim"
import { twoDigits } from "./format"
import { hasWeight, negligibleWeight, sizesNothing } from "./report-weight"

/** What a report tells that gives its order no size. */
const aside: Partial<Record<ReportView["role"], string>> = {
  cancellation: "it tells what was stopped or lost",
  approval: "an approval is neither an order nor a delivery",
}

/** How much a report counts and why, in a sentence: reliability of its kind of source × plausibility of its price. */
export function weightWords(report: ReportView, reprintTitle: string | null): string {
  if (report.weightlessBecause) return `No weight: ${report.weightlessBecause}`
  if (report.reprintOf) return `No weight: repeats ${reprintTitle ?? "another report"}.`
  if (report.verification === "unverified" && report.weight === 0) return "No weight: unverified."
  if (report.tags.includes("unreliable") && report.weight === 0) return "No weight: marked unreliable."
  const how = `${twoDigits(report.reliability)} for ${report.sourceKind}`
  if (sizesNothing(report))
    return `Sizes nothing: ${aside[report.role] ?? "it counts no chips of the order"}.`
  if (report.impliedUnitPriceUsd === null) return `Weight ${twoDigits(report.weight)}: ${how}.`
  const price =
    report.pricePlausibility < negligibleWeight ? "almost nothing" : twoDigits(report.pricePlausibility)
  const total = hasWeight(report) ? `Weight ${twoDigits(report.weight)}` : "Almost no weight"
  return `${total}: ${how}, times ${price} for the price of a card it implies.`
}
