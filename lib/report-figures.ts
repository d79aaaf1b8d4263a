import type { ReportView } from "./contracts/claim"
import { isEmptyRange } from "./domain/range"
import { moneyWords, quantityOfWords, quantityWords, unitPriceWords } from "./format"

/** The count a report gives, with its unit unless that is chips; null when it gives none. */
export function quantityOf({ quantity, unit }: Pick<ReportView, "quantity" | "unit">): string | null {
  if (isEmptyRange(quantity)) return null
  // Nothing came: "about 0" would be no way to say it.
  if ((quantity.high ?? quantity.central) === 0) return "none"
  return unit === "chips" ? quantityWords(quantity) : quantityOfWords(quantity, unit)
}

/** The sum a report gives, in its own currency with dollars beside it; null when it gives none. */
export function costOf({ cost }: Pick<ReportView, "cost">): string | null {
  if (!cost || (isEmptyRange(cost.usd) && (!cost.original || isEmptyRange(cost.original.amount)))) return null
  return moneyWords(cost)
}

/** At which rate a sum was converted here; null when the source gave dollars itself. */
export function rateOf({ cost }: Pick<ReportView, "cost">): string | null {
  return cost?.usdBasis === "converted" && cost.cnyPerUsd !== null
    ? `at ¥${cost.cnyPerUsd} to the dollar`
    : null
}

/** A card's price as count and cost imply it; null when one is missing. */
export function unitPriceOf({ impliedUnitPriceUsd }: Pick<ReportView, "impliedUnitPriceUsd">): string | null {
  return impliedUnitPriceUsd === null ? null : unitPriceWords(impliedUnitPriceUsd)
}
