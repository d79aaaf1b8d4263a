import type { Contradiction, ContradictionClaim, Contradictions, FirmIfTrue } from "./contracts/contradiction"
import { monthsMoved } from "./contradiction-stake"
import type { Workload } from "./domain/company"
import { monthCountWords } from "./format"
import { countedWords } from "./number-words"
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

/** The firm and workload that one of the claims would move most; an estimate that counts before a strained one. */
export function largestMove(matter: Contradiction, horizonMonths: number): Move | null {
  const moves = movesOf(matter, horizonMonths).filter(({ months }) => months !== 0)
  moves.sort(
    (a, b) => Math.abs(b.months) - Math.abs(a.months) || Number(isStrained(a)) - Number(isStrained(b)),
  )
  return moves[0] ?? null
}

/** What hangs on a group, in a few words: "4 months", "2 months, strained", "moves no runway". */
export function stakeInShort(matter: Contradiction, horizonMonths: number): string {
  const { stake, isPending, claims } = matter
  if (isPending) return "being worked out"
  if (stake === null || (stake === 0 && claims.every(({ truth }) => isUnmoved(truth))))
    return "moves no runway"
  const move = largestMove(matter, horizonMonths)
  return `${stakeMonthsWords(stake)}${move && isStrained(move) ? ", strained" : ""}`
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
    return `If ${one.claim.source.publisher} is right, ${firm.name}’s own chips cover ${workload} for ${medianWords(after.own!.p50, horizonMonths)}, not ${bareMedian(before.own!.p50, horizonMonths)}.${broken}${strained}`
  }
  const firms = matter.claims.flatMap(({ truth }) => (truth.is === "input" ? truth.firms : []))
  const isAllSame = firms.length > 0 && firms.every(({ isSame }) => isSame)
  if (isAllSame) {
    return `A runway counts chips, and every report that counts gives the number that the estimate has.${others(matter)}`
  }
  if (firms.length > 0) return `No median moves by a month, whichever is right.${broken}${others(matter)}`
  return `${sentence(reasonsOf(matter))}`
}

function bareMedian(median: number | null, horizonMonths: number): string {
  return median === null
    ? `more than ${horizonMonths}`
    : median === 0
      ? "already short"
      : monthCountWords(median).replace(/ months?$/, "")
}

/** Where a claim would leave a firm without a number. */
function brokenWords({ claims }: Contradiction): string {
  for (const one of claims) {
    if (one.truth.is === "no input") continue
    for (const { name, published, ifTrue } of one.truth.firms) {
      const lost = workloads.find((workload) => published[workload].own && ifTrue && !ifTrue[workload].own)
      if (lost) {
        return ` If ${one.claim.source.publisher} is right, ${name} keeps no number for ${lost}: its chips would not do what it is known to have done.`
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
  return [...new Set(claims.flatMap(({ truth }) => (truth.is === "no input" ? [noInputInShort(truth)] : [])))]
}

function sentence(reasons: readonly string[]): string {
  return `No estimate rests on any of these, whichever is right: ${reasons.join("; ")}.`
}

/** The page's answer: how many matters there are, and on how many of them a runway hangs. */
export function contradictionsLead({ matters, horizonMonths }: Contradictions): string {
  const moving = matters.filter(({ stake }) => (stake ?? 0) >= 1)
  const head = `${countedWords(matters.length, "matter")} on which reports do not agree.`
  if (matters.some(({ isPending }) => isPending)) {
    return `${head} How far each would move an estimate is being worked out.`
  }
  const first = moving[0]
  if (!first) return `${head} None moves a median runway by a month, whichever side is right.`
  const most = largestMove(first, horizonMonths)
  const whose = most ? `, for ${most.firm.name}’s ${most.workload}` : ""
  return `${head} ${countedWords(moving.length, "of them", "of them")} would move a median runway by a month or more if one side were right, ${moving.length === 1 ? "by" : "the most by"} ${stakeMonthsWords(first.stake ?? 0)}${whose}. The others move none, and each says why.`
}
