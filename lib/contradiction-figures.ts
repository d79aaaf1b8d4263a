import type { ContradictionClaim } from "./contracts/contradiction"
import { middleOf } from "./domain/range"
import { datedWords, monthSpanWords, twoDigits, unitPriceWords } from "./format"
import { designationStatusLabels } from "./labels"
import { costOf, quantityOf } from "./report-figures"
import { hasWeight, sizesNothing } from "./report-weight"
import { weightWords } from "./weight-words"

/** US dollars a card that a report implies, or a note that gives both number and sum; null where none does. */
export function impliedPriceOf(one: ContradictionClaim): number | null {
  if (one.kind === "report") return one.claim.impliedUnitPriceUsd
  if (one.kind !== "note" || one.claim.unit !== "chips" || one.claim.cost === null) return null
  const [chips, usd] = [middleOf(one.claim.quantity), middleOf(one.claim.cost.usd)]
  return chips === null || usd === null || chips <= 0 || usd <= 0 ? null : usd / chips
}

/** What a claim says in figures: "about 100,000 for $1bn", "12 to 24 months"; null where it gives none. */
export function claimFigures(one: ContradictionClaim): string | null {
  switch (one.kind) {
    case "report":
    case "note": {
      const [quantity, cost] = [quantityOf(one.claim), costOf(one.claim)]
      return quantity && cost ? `${quantity} for ${cost}` : (quantity ?? cost)
    }
    case "statement":
      return one.claim.horizonMonths ? monthSpanWords(one.claim.horizonMonths) : one.claim.horizonInWords
    case "designation": {
      const status = designationStatusLabels[one.claim.status]
      return one.claim.eventOn ? `${status} ${datedWords(one.claim.eventOn)}` : status
    }
  }
}

/** The weight that the estimate gives a claim, in a sentence. */
export function claimWeightWords(one: ContradictionClaim): string {
  switch (one.kind) {
    case "report":
      return one.order.isCounted
        ? weightWords(one.claim, one.repeats)
        : `No weight: its order is left out of every estimate.`
    case "statement":
      return "No weight: said of a stock, and no report of an order."
    case "note":
      return "No weight: no report of an order that counts."
    case "designation":
      return "No weight: an entry on a list, and no report of an order."
  }
}

/** The same in a few words, for a column: "weight 0.70", "no weight: repeats Reuters". */
export function claimWeightInShort(one: ContradictionClaim): string {
  if (one.kind !== "report" || !one.order.isCounted) return "no weight"
  const { weight, reprintOf, verification, tags, weightlessBecause, impliedUnitPriceUsd } = one.claim
  if (weight === 0) {
    if (reprintOf !== null) return `no weight: repeats ${one.repeats ?? "another report"}`
    if (verification === "unverified") return "no weight: unverified"
    if (tags.includes("unreliable")) return "no weight: unreliable"
    return weightlessBecause === null ? "no weight: its kind of source" : "no weight: an editor took it out"
  }
  if (sizesNothing(one.claim)) return "sizes nothing"
  if (hasWeight(one.claim)) return `weight ${twoDigits(weight)}`
  return impliedUnitPriceUsd === null
    ? "almost no weight"
    : `almost no weight at ${unitPriceWords(impliedUnitPriceUsd)}`
}
