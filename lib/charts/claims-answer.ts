import type { ReportView } from "../contracts/claim"
import { countedWords } from "../number-words"
import { claimsModel, type ClaimsModel } from "./claims-model"

/**
 * What the reports of an order say of one measure, in a sentence: "Two reports give $1bn to $4bn for about
 * 100,000 chips (Baidu: A800 for 2023)."
 */
export function claimsAnswer(
  model: ClaimsModel,
  order: { title: string; reports: readonly ReportView[] },
): string {
  const counted = countedWords(model.rows.length, "report")
  const [one, several] = model.measure === "price" ? ["implies", "imply"] : ["gives", "give"]
  const says = model.rows.length === 1 ? one : several
  const bought = model.measure === "cost" ? claimsModel(order.reports, "quantity") : null
  const chips = model.measure === "quantity" ? " chips" : bought ? ` for ${spanOf(bought)} chips` : ""
  return `${counted} ${says} ${spanOf(model)}${chips} (${order.title}).`
}

/** "about 100,000", "$1bn to $4bn", "10,000 to 50,000 or more". */
export function spanOf({ measure, rows, least, most }: ClaimsModel): string {
  const [first] = rows
  if (first && rows.every(({ words }) => words === first.words)) return first.words
  const open = rows.some(({ opensHigh }) => opensHigh) ? " or more" : ""
  const each = measure === "price" ? " a card" : ""
  return least.words === most.words
    ? `${most.words}${open}${each}`
    : `${least.words} to ${most.words}${open}${each}`
}
