import type { ContradictionClaim, FirmIfTrue, RunwayInBrief, Truth } from "./contracts/contradiction"
import { monthsMoved, numbersMovedBy } from "./contradiction-stake"
import type { Workload } from "./domain/company"
import { countWords, monthCountWords, monthWords, toSignificant } from "./format"
import { noteKindLabels } from "./labels"
import { medianWords } from "./runway-words"

/** The 90% interval of a runway: "0 to 34", "1 to over 60". */
export function ninetyWords({ own }: RunwayInBrief, horizonMonths: number): string {
  if (own === null) return "no number"
  const { p5, p95 } = own
  return p5 === null ? `over ${horizonMonths}` : `${p5} to ${p95 ?? `over ${horizonMonths}`}`
}

/** A median with its 90% interval and what it is worth: "about 19 months (1 to over 60)". */
export function runwayBriefWords(runway: RunwayInBrief, horizonMonths: number): string {
  if (runway.own === null) return "no number"
  const median = medianWords(runway.own.p50, horizonMonths)
  const strained = runway.grade === "strained" ? ", strained" : ""
  return `${median} (${ninetyWords(runway, horizonMonths)}${strained})`
}

/** Why a claim moves no estimate, in a sentence. */
export function noInputWords(one: ContradictionClaim, truth: Extract<Truth, { is: "no input" }>): string {
  const { reason, detail } = truth
  switch (reason) {
    case "statement":
      return "No input: what is said of a stock is held against the estimate, and never enters it."
    case "note":
      return one.kind === "note"
        ? `No input: no estimate reads what is on record as ${noteKindLabels[one.claim.kind].toLowerCase()}.`
        : "No input: no estimate reads it."
    case "designation":
      return "No input by itself: what a list stops follows from the rules on record."
    case "order left out":
      return `No input: its order is left out of every estimate.${detail ? ` ${detail}` : ""}`
    case "not counted now":
      return `No input any more: its order counted${detail ? ` until ${monthWords(detail)}` : " for other months"}.`
    case "other role":
      return otherRoleWords(one)
    case "not chips":
      return `No input: it counts ${one.kind === "report" ? one.claim.unit : "something else"}, the estimate counts chips.`
    case "no number":
      return one.kind === "report" && one.claim.cost
        ? "No input: it names a sum and no number of chips."
        : "No input: it names no number of chips."
    case "bound alone":
      return "No input: a bound alone says too little to draw a number from."
    case "sized otherwise":
      return "No input: how many chips its order brings is not taken from reports."
    case "asked for":
      return "No input: it tells what was asked for, and what came is counted."
    case "no estimate":
      return "Nothing to move: no firm for which its order counts has a stock of its own to estimate."
  }
}

function otherRoleWords(one: ContradictionClaim): string {
  switch (one.kind === "report" ? one.claim.role : null) {
    case "cancellation":
      return "No input: it tells what was stopped or lost, not how many chips an order brought."
    case "approval":
      return "No input: an approval is neither an order nor a delivery."
    case "rental":
      return "No input by itself: how many chips are rented is a range of ours, which several reports inform."
    default:
      return "No input: it says nothing of the number of chips in its order."
  }
}

/** The same in a few words, for a column. */
export function noInputInShort(one: ContradictionClaim, truth: Extract<Truth, { is: "no input" }>): string {
  switch (truth.reason) {
    case "statement":
      return "what is said of a stock is no input"
    case "note":
      return "no order, so no input"
    case "designation":
      return "a list is no input by itself"
    case "order left out":
      return "its order is left out"
    case "not counted now":
      return truth.detail ? `counted until ${monthWords(truth.detail)}` : "not counted now"
    case "other role":
      return otherRoleInShort(one)
    case "not chips":
      return "it does not count chips"
    case "no number":
      return "it names no number of chips"
    case "bound alone":
      return "a bound, and no number"
    case "sized otherwise":
      return "size not from reports"
    case "asked for":
      return "it tells what was asked for, and what came is counted"
    case "no estimate":
      return "no estimate to move"
  }
}

function otherRoleInShort(one: ContradictionClaim): string {
  switch (one.kind === "report" ? one.claim.role : null) {
    case "cancellation":
      return "it tells what was stopped or lost"
    case "approval":
      return "an approval is no delivery"
    case "rental":
      return "what is rented is a range of ours"
    default:
      return "it says nothing of how many chips were ordered"
  }
}

const workloads: readonly Workload[] = ["training", "inference"]

/** One firm's runways if a claim were the truth: "Tencent: inference about 23 months (1 to over 60) instead of …". */
export function firmIfTrueWords(firm: FirmIfTrue, horizonMonths: number): string {
  const { name, published, ifTrue, isSame } = firm
  if (isSame) return `${name}: as published, because the estimate has this number of chips already.`
  if (ifTrue === null) return `${name}: being worked out.`
  const parts = workloads.map((workload) => {
    const [before, after] = [published[workload], ifTrue[workload]]
    if (before.own === null && after.own === null) return `${workload} no number, as before`
    if (after.own === null) return `no number for ${workload} any more (${after.whyNone})`
    const now = `${workload} ${runwayBriefWords(after, horizonMonths)}`
    const moved = monthsMoved(firm, workload, "own", horizonMonths)
    return moved === 0
      ? `${now}, the median as published`
      : `${now} instead of ${runwayBriefWords(before, horizonMonths)}`
  })
  return `${name}: ${parts.join("; ")}.`
}

/** How the claim is taken where it is supposed to be true; null where there is nothing to say. */
export function takenAsWords(one: ContradictionClaim): string | null {
  const { truth } = one
  if (truth.is === "no input" || one.kind !== "report") return null
  const { low, central, high } = one.claim.quantity
  const atBound =
    central !== null && high === null && low === central
      ? "at the least it says"
      : central !== null && low === null && high === central
        ? "at the most it says"
        : null
  const range = truth.inPlaceOf
  const instead =
    range && range.p5 !== null && range.p95 !== null
      ? `in place of our range of ${roughly(range.p5)} to ${roughly(range.p95)}`
      : null
  const came = truth.allCame ? "as all that came" : null
  const parts = [atBound, came, instead].filter((part) => part !== null)
  return parts.length === 0 ? null : `Taken ${parts.join(", ")}.`
}

function roughly(count: number): string {
  return countWords(toSignificant(count, 2))
}

/** All that is said of a claim if it were the truth, in sentences. */
export function truthWords(one: ContradictionClaim, horizonMonths: number): string {
  const { truth } = one
  if (truth.is === "no input") return noInputWords(one, truth)
  if (truth.firms.length === 0) return "Moves nothing of this firm: its order counts for others."
  const isSame = truth.firms.every((firm) => firm.isSame)
  if (isSame) return "Moves nothing: the estimate has this number of chips already."
  return [takenAsWords(one), ...truth.firms.map((firm) => firmIfTrueWords(firm, horizonMonths))]
    .filter((part) => part !== null)
    .join(" ")
}

/** The largest move of a claim in a few words: "if true: Tencent, inference 19 → 23 months". */
export function truthInShort(one: ContradictionClaim, horizonMonths: number): string {
  const { truth } = one
  if (truth.is === "no input") return `moves nothing: ${noInputInShort(one, truth)}`
  if (truth.firms.length === 0) return "moves nothing of this firm"
  if (truth.firms.every((firm) => firm.isSame)) return "moves nothing: the number that the estimate has"
  if (truth.firms.some(({ ifTrue }) => ifTrue === null)) return "being worked out"
  const moves = truth.firms.flatMap((firm) =>
    workloads.map((workload) => ({
      firm,
      workload,
      months: monthsMoved(firm, workload, "own", horizonMonths),
    })),
  )
  const numbers = numbersMovedBy(one)
  const number = numbers.find(({ becomes }) => becomes === "no number") ?? numbers[0]
  if (number) {
    const whose = `${number.firm.name}’s ${number.workload}`
    return number.becomes === "no number"
      ? `if true: no number for ${whose} any more`
      : `if true: a number for ${whose}, which has none`
  }
  const most = moves.sort((a, b) => Math.abs(b.months ?? 0) - Math.abs(a.months ?? 0))[0]
  if (!most || !most.months) return "if true: moves no median by a month"
  const [before, after] = [most.firm.published, most.firm.ifTrue].map((runways) =>
    shortMedian(runways?.[most.workload].own?.p50 ?? null, horizonMonths),
  )
  return `if true: ${most.firm.name}, ${most.workload} ${before} → ${after} months`
}

function shortMedian(median: number | null, horizonMonths: number): string {
  return median === null ? `over ${horizonMonths}` : String(median)
}

/** "4 months", "less than a month" */
export function stakeMonthsWords(stake: number): string {
  return stake < 1 ? "less than a month" : monthCountWords(stake)
}
