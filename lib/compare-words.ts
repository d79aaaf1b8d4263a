import { leastForOdds, type Compare, type ComparedFirm, type OutlastPair } from "./contracts/compare"
import type { Workload } from "./domain/company"
import { addMonths } from "./domain/month"
import { monthWords, shareWords } from "./format"
import { medianWords, middleHalfWords, noRunwaySentence } from "./runway-words"

/* What a comparison of firms says, in sentences. */

const workloads = ["training", "inference"] as const

/** The workloads that a view shows. */
export function shownWorkloads({ workload }: Pick<Compare["view"], "workload">): readonly Workload[] {
  return workload === "both" ? workloads : [workload]
}

/** "Baidu, ByteDance and Tencent" */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`
}

/** A pair as the first-named firm sees it; null where both are not among the pairs. */
export function pairSeenBy(
  { outlasts }: Pick<Compare, "outlasts">,
  first: string,
  second: string,
  workload: Workload,
): OutlastPair | null {
  const found = outlasts.find(
    (pair) =>
      pair.workload === workload &&
      ((pair.first === first && pair.second === second) || (pair.first === second && pair.second === first)),
  )
  if (!found || found.first === first) return found ?? null
  const { odds } = found
  return {
    ...found,
    first,
    second,
    odds: odds && { ...odds, longer: odds.shorter, shorter: odds.longer },
  }
}

/** Share of the draws in common in which the first firm's chips last longer; null without odds. */
export function oddsOf({ odds }: OutlastPair): number | null {
  return odds === null || odds.n === 0 ? null : odds.longer / odds.n
}

/**
 * One pair in a sentence: "For training, Baidu’s own chips last longer than Tencent’s in 62% of draws and shorter
 * in 35%; in the others both end in the same month."
 */
export function outlastSentence(
  pair: OutlastPair,
  compare: Pick<Compare, "asOf" | "horizonMonths" | "view"> & {
    firms: readonly Pick<ComparedFirm, "slug" | "name">[]
  },
): string {
  const name = (slug: string) => compare.firms.find((firm) => firm.slug === slug)?.name ?? slug
  const [first, second] = [name(pair.first), name(pair.second)]
  const { odds, workload, isStrained } = pair
  if (odds === null || odds.n === 0) {
    return `For ${workload}, ${first} and ${second} cannot be held against each other: ${pair.whyNot ?? "no draw is common to both"}.`
  }
  const chips = compare.view.set === "own" ? "own chips" : "chips and expected supplies"
  const of = (count: number) => shareWords(count / odds.n)
  const horizon = monthWords(addMonths(compare.asOf, compare.horizonMonths))
  const rest = [
    ...(odds.same > 0 ? [`in ${of(odds.same)} both run short in the same month`] : []),
    ...(odds.bothBeyond > 0 ? [`in ${of(odds.bothBeyond)} neither runs short before ${horizon}`] : []),
  ]
  const head =
    odds.longer >= odds.shorter
      ? `For ${workload}, ${first}’s ${chips} last longer than ${second}’s in ${of(odds.longer)} of draws and less long in ${of(odds.shorter)}`
      : `For ${workload}, ${second}’s ${chips} last longer than ${first}’s in ${of(odds.shorter)} of draws and less long in ${of(odds.longer)}`
  const doubt = isStrained
    ? " For orientation only: the inputs of at least one of them contradict each other."
    : ""
  return `${[head, ...rest].join("; ")}.${doubt}`
}

/** The answer: for two firms the odds, for more whether one outlasts each of the others. */
export function compareLead(compare: Compare): string[] {
  const { firms } = compare
  if (firms.length === 2) {
    return shownWorkloads(compare.view).flatMap((workload) => {
      const pair = pairSeenBy(compare, firms[0]!.slug, firms[1]!.slug, workload)
      return pair ? [outlastSentence(pair, compare)] : []
    })
  }
  return shownWorkloads(compare.view).map((workload) => longestSentence(compare, workload))
}

/** Which firm outlasts each of the others most often: strained estimates and firms without a number stand aside. */
function longestSentence(compare: Compare, workload: Workload): string {
  const ranked = compare.firms.filter((firm) => ["shown", "with warning"].includes(firm[workload].grade))
  if (ranked.length === 0) return `For ${workload}, none of these firms has a number that can be ranked.`
  const [only] = ranked
  if (ranked.length === 1) {
    return `For ${workload}, only ${only!.name} has a number that can be ranked: ${firmWords(only!, workload, compare)}.`
  }
  const least = (firm: ComparedFirm) => {
    const odds = ranked
      .filter(({ slug }) => slug !== firm.slug)
      .map((other) => {
        const pair = pairSeenBy(compare, firm.slug, other.slug, workload)
        return pair ? oddsOf(pair) : null
      })
    return odds.every((share) => share !== null) ? Math.min(...odds) : null
  }
  const best = ranked
    .map((firm) => ({ firm, odds: least(firm) }))
    .filter((one): one is { firm: ComparedFirm; odds: number } => one.odds !== null)
    .sort((a, b) => b.odds - a.odds)[0]
  const chips = compare.view.set === "own" ? "own chips" : "chips and expected supplies"
  if (!best || best.odds <= 0.5) {
    return `For ${workload}, no firm’s ${chips} outlast those of each of the others in most draws: ${listed(ranked.map((firm) => `${firm.name} ${firmWords(firm, workload, compare)}`))}.`
  }
  return `For ${workload}, ${best.firm.name}’s ${chips} last longest: ${firmWords(best.firm, workload, compare)}, and longer than those of each of the other ${ranked.length - 1} in ${shareWords(best.odds)} of draws or more.`
}

/** "about 19 months (even odds 12 to 29)" */
export function firmWords(
  firm: ComparedFirm,
  workload: Workload,
  { horizonMonths }: Pick<Compare, "horizonMonths">,
): string {
  const { quantiles } = firm.row[workload]
  if (quantiles === null) return "no number"
  return `${medianWords(quantiles.p50, horizonMonths)} (even odds ${middleHalfWords(quantiles, horizonMonths)})`
}

/** What stands where a firm has no number. */
export function noNumberWords(firm: ComparedFirm, workload: Workload): string {
  const { missing, rentsCompute } = firm.row
  const of = firm[workload].missing
  return noRunwaySentence(workload, of.length > 0 ? of : missing, rentsCompute)
}

/** What the odds rest on, in words. */
export const outlastWords = `Odds are counted draw by draw: what firms share, such as how fast a kind of card wears out or whether a control bites, is drawn once for all of them. Only draws that agree with what both firms are known to have trained and served count, ${leastForOdds} or more.`
