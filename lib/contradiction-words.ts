import type { Contradiction, ContradictionClaim, Contradictions, FirmIfTrue } from "./contracts/contradiction"
import { claimWeightInShort } from "./contradiction-figures"
import { monthsMoved, numbersMoved } from "./contradiction-stake"
import type { Workload } from "./domain/company"
import { monthCountWords } from "./format"
import { countedWords } from "./number-words"
import { hasWeight } from "./report-weight"
import { medianWords } from "./runway-words"
import { noInputInShort, stakeMonthsWords } from "./truth-words"

type Move = { one: ContradictionClaim; firm: FirmIfTrue; workload: Workload; months: number }

const workloads: readonly Workload[] = ["training", "inference"]

function movesOf({ claims }: Contradiction, horizonMonths: number): Move[] {
  return claims.flatMap((one) =>
    one.truth.is === "no input"
      ? []
      : one.truth.firms.flatMap((firm) =>
          workloads.flatMap((workload) => {
            const months = monthsMoved(firm, workload, "own", horizonMonths)
            return months === null ? [] : [{ one, firm, workload, months }]
          }),
        ),
  )
}

/**
 * The firm and workload that one of the claims would move most; an estimate that counts before a strained one, a claim
 * with weight before one without.
 */
export function largestMove(matter: Contradiction, horizonMonths: number): Move | null {
  const moves = movesOf(matter, horizonMonths).filter(({ months }) => months !== 0)
  moves.sort(
    (a, b) =>
      Math.abs(b.months) - Math.abs(a.months) ||
      Number(isStrained(a)) - Number(isStrained(b)) ||
      Number(isWeighty(b.one)) - Number(isWeighty(a.one)),
  )
  return moves[0] ?? null
}

/** What hangs on a group, in a few words: "4 months", "2 months, strained", "a number lost", "moves no runway". */
export function stakeInShort(matter: Contradiction, horizonMonths: number): string {
  const { stake, isPending } = matter
  if (isPending) return "being worked out"
  if (movesNothing(matter)) return isOfOthers(matter) ? "moves no runway of this firm" : "moves no runway"
  const move = largestMove(matter, horizonMonths)
  const months =
    move || !movesNumber(matter)
      ? `${stakeMonthsWords(stake ?? 0)}${move && isStrained(move) ? ", strained" : ""}`
      : null
  return [numberInShort(matter), months].filter((part) => part !== null).join(", ")
}

/** Whether a number would be lost or gained, whichever months move beside it. */
export function movesNumber({ numbersAtStake }: Contradiction): boolean {
  return numbersAtStake.length > 0
}

/** Whether no runway would be another, not by a day, where everything is worked out. */
export function movesNothing(matter: Contradiction): boolean {
  const { stake, isPending, claims } = matter
  if (isPending || movesNumber(matter)) return false
  return stake === null || (stake === 0 && claims.every(({ truth }) => isUnmoved(truth)))
}

function numberInShort({ numbersAtStake }: Contradiction): string | null {
  if (numbersAtStake.length === 0) return null
  return numbersAtStake.some(({ becomes }) => becomes === "no number") ? "a number lost" : "a number gained"
}

function isWeighty(one: ContradictionClaim): boolean {
  return one.kind === "report" && one.order.isCounted && hasWeight(one.claim)
}

/** Of what an input moves nothing is this firm's: only a firm's own page leaves other firms' runways out. */
function isOfOthers({ claims }: Contradiction): boolean {
  return claims.some(({ truth }) => truth.is === "input" && truth.firms.length === 0)
}

/** The inputs of the estimate contradict each other: what a claim would move is for orientation only. */
function isStrained({ firm, workload }: Move): boolean {
  return firm.published[workload].grade === "strained"
}

function isUnmoved(truth: ContradictionClaim["truth"]): boolean {
  return truth.is === "no input" || truth.firms.every(({ isSame }) => isSame)
}

/** What would move if one of them were the truth, in a sentence or two; where nothing does, why. */
export function stakeWords(matter: Contradiction, horizonMonths: number): string {
  if (matter.isPending) return "How far an estimate would move is being worked out. Look again in a minute."
  const move = largestMove(matter, horizonMonths)
  const broken = brokenWords(matter)
  if (move) {
    const { one, firm, workload } = move
    const [before, after] = [firm.published[workload], firm.ifTrue![workload]]
    const strained =
      before.grade === "strained"
        ? " For orientation only: the inputs of this estimate contradict each other."
        : ""
    const weight = isWeighty(one) ? "" : ` It carries ${claimWeightInShort(one)}.`
    return `If ${one.claim.source.publisher} is right, ${firm.name}’s own chips cover ${workload} for ${medianWords(after.own!.p50, horizonMonths)}, not ${bareMedian(before.own!.p50, horizonMonths)}.${weight}${broken}${strained}`
  }
  const firms = matter.claims.flatMap(({ truth }) => (truth.is === "input" ? truth.firms : []))
  const isAllSame = firms.length > 0 && firms.every(({ isSame }) => isSame)
  if (isAllSame) {
    return `A runway counts chips, and every report that counts gives the number that the estimate has.${others(matter)}`
  }
  if (firms.length > 0) return `No median moves by a month, whichever is right.${broken}${others(matter)}`
  return isOfOthers(matter)
    ? `No number of this firm’s rests on any of these; its order counts for others.${others(matter)}`
    : sentence(reasonsOf(matter))
}

function bareMedian(median: number | null, horizonMonths: number): string {
  return median === null
    ? `more than ${horizonMonths}`
    : median === 0
      ? "already short"
      : monthCountWords(median).replace(/ months?$/, "")
}

/** Where a claim would leave a firm without a number, or give it one. */
function brokenWords({ claims }: Contradiction): string {
  for (const becomes of ["no number", "a number"] as const) {
    for (const one of claims) {
      if (one.truth.is === "no input") continue
      for (const firm of one.truth.firms) {
        const moved = numbersMoved(firm).filter((number) => number.becomes === becomes)
        if (moved.length === 0) continue
        const lead = ` If ${one.claim.source.publisher} is right, ${firm.name}`
        const what = moved.map(({ workload }) => workload).join(" and ")
        return becomes === "no number"
          ? `${lead} keeps no number for ${what}: its chips would not do what it is known to have done.`
          : `${lead} has a number for ${what}, where none is published.`
      }
    }
  }
  return ""
}

/** What the claims that are no input are instead. */
function others(matter: Contradiction): string {
  const reasons = reasonsOf(matter)
  return reasons.length === 0 ? "" : ` Of the rest none is an input: ${reasons.join("; ")}.`
}

function reasonsOf({ claims }: Contradiction): string[] {
  return [
    ...new Set(
      claims.flatMap((one) => (one.truth.is === "no input" ? [noInputInShort(one, one.truth)] : [])),
    ),
  ]
}

function sentence(reasons: readonly string[]): string {
  return `No estimate rests on any of these, whichever is right: ${reasons.join("; ")}.`
}

/** The page's answer: how many matters there are, and on how many of them a runway hangs. */
export function contradictionsLead({ matters, horizonMonths }: Contradictions): string {
  const head = `${countedWords(matters.length, "matter")} on which reports do not agree.`
  if (matters.some(({ isPending }) => isPending)) {
    return `${head} How far each would move an estimate is being worked out.`
  }
  const byMonths = matters
    .filter(({ stake }) => (stake ?? 0) >= 1)
    .toSorted((a, b) => (b.stake ?? 0) - (a.stake ?? 0))
  const numbers = matters.filter((matter) => movesNumber(matter))
  const rest = matters.filter((matter) => !byMonths.includes(matter) && !numbers.includes(matter))
  const less = rest.filter((matter) => !movesNothing(matter))
  const parts = [
    head,
    byMonths.length === 0
      ? "None moves a median runway by a month, whichever side is right."
      : movingWords(byMonths, horizonMonths),
    numbers.length === 0
      ? null
      : `${countedWords(numbers.length, "of them", "of them")} would take a runway’s number away, or give it one.`,
    less.length === 0
      ? null
      : `${countedWords(less.length, "more", "more")} would move one by less than a month.`,
    byMonths.length === 0 && numbers.length === 0 && less.length === 0
      ? null
      : rest.length > less.length
        ? "The others move none, and each says why."
        : null,
  ]
  return parts.filter((part) => part !== null).join(" ")
}

function movingWords(moving: readonly Contradiction[], horizonMonths: number): string {
  const [first] = moving
  const most = first ? largestMove(first, horizonMonths) : null
  const whose = most ? `, for ${most.firm.name}’s ${most.workload}` : ""
  const weight = most && !isWeighty(most.one) ? ", by a report without weight" : ""
  return `${countedWords(moving.length, "of them", "of them")} would move a median runway by a month or more if one side were right, ${moving.length === 1 ? "by" : "the most by"} ${stakeMonthsWords(first?.stake ?? 0)}${whose}${weight}.`
}
