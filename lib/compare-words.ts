import { leastForOdds, type Compare, type ComparedFirm, type OutlastPair } from "./contracts/compare"
import type { Workload } from "./domain/company"
import { addMonths } from "./domain/month"
import { monthWords, shareWords } from "./format"
import type { NumberKey } from "./number-key"
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
 * One pair in a sentence, the firm first whose chips last longer more often: "For training, Baidu’s own chips last
 * longer than Tencent’s in 62% of draws and less long in 35%; in 3% both run short in the same month." Or why they
 * cannot be held against each other.
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

/** A piece of a sentence; `of` says which number its figures are, null: the words around them. */
export type Piece = { text: string; of: NumberKey | null }

export const words = (text: string): Piece => ({ text, of: null })

/** The answer as plain sentences. */
export function compareLead(compare: Compare): string[] {
  return compareLeadPieces(compare).map(textOf)
}

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join("")
}

/** The answer: for two firms the odds, for more whether one outlasts each of the others; in pieces, so that figures open. */
export function compareLeadPieces(compare: Compare): Piece[][] {
  const { firms, view } = compare
  if (firms.length > 2) return shownWorkloads(view).map((workload) => longestSentence(compare, workload))
  return shownWorkloads(view).flatMap((workload) => {
    const pair = pairSeenBy(compare, firms[0]!.slug, firms[1]!.slug, workload)
    return pair ? [[{ text: outlastSentence(pair, compare), of: outlastKey(pair, view.set) }]] : []
  })
}

/** The number that a pair's odds are, as the firm sees it whose chips last longer more often; null without odds. */
function outlastKey(
  { odds, first, second, workload }: OutlastPair,
  set: Compare["view"]["set"],
): NumberKey | null {
  if (odds === null || odds.n === 0) return null
  const [firm, other] = odds.longer >= odds.shorter ? [first, second] : [second, first]
  return { of: "outlast", firm, other, workload, set }
}

/** Which firm outlasts each of the others most often: strained estimates and firms without a number stand aside. */
function longestSentence(compare: Compare, workload: Workload): Piece[] {
  const { set } = compare.view
  const ranked = compare.firms.filter((firm) => ["shown", "with warning"].includes(firm[workload].grade))
  const lasting = (firm: ComparedFirm): Piece => ({
    text: firmWords(firm, workload, compare),
    of: { of: "runway", firm: firm.slug, workload, set },
  })
  const [only] = ranked
  if (!only) return [words(`For ${workload}, none of these firms has a number that can be ranked.`)]
  if (ranked.length === 1) {
    const head = `For ${workload}, only ${only.name} has a number that can be ranked: `
    return [words(head), lasting(only), words(".")]
  }
  const best = ranked
    .flatMap((firm) => weakestOver(compare, firm, ranked, workload) ?? [])
    .toSorted((a, b) => b.odds - a.odds)[0]
  const chips = set === "own" ? "own chips" : "chips and expected supplies"
  const without = asideWords(compare, ranked, workload)
  if (!best || best.odds <= 0.5) {
    const untold = pairsWithoutOdds(compare, ranked, workload)
    const head =
      untold.length === 0
        ? `no firm’s ${chips} outlast those of each of the others in most draws`
        : `whose ${chips} last longest cannot be told, as there are no odds for ${untold.join(" or ")}`
    return [
      words(`For ${workload}, ${head}: `),
      ...ranked.flatMap((firm, index) => [
        words(`${index === 0 ? "" : index === ranked.length - 1 ? " and " : ", "}${firm.name} `),
        lasting(firm),
      ]),
      words(without),
    ]
  }
  const others =
    ranked.length === 2 ? `${best.other.name}’s` : `those of each of the other ${ranked.length - 1}`
  return [
    words(`For ${workload}, ${best.firm.name}’s ${chips} last longest: `),
    lasting(best.firm),
    words(`, and longer than ${others} in `),
    {
      text: `${shareWords(best.odds)} of draws${ranked.length === 2 ? "" : " or more"}`,
      of: { of: "outlast", firm: best.firm.slug, other: best.other.slug, workload, set },
    },
    words(without),
  ]
}

/** "; 2 stand apart because their inputs contradict each other, and one has no number." or the full stop alone. */
function asideWords(compare: Compare, ranked: readonly ComparedFirm[], workload: Workload): string {
  const aside = compare.firms.filter((firm) => !ranked.includes(firm))
  const strained = aside.filter((firm) => firm.row[workload].quantiles !== null).length
  const bare = aside.length - strained
  const parts = [
    ...(strained === 1 ? ["one stands apart because its inputs contradict each other"] : []),
    ...(strained > 1 ? [`${strained} stand apart because their inputs contradict each other`] : []),
    ...(bare > 0 ? [`${bare === 1 ? "one has" : `${bare} have`} no number`] : []),
  ]
  return parts.length === 0 ? "." : `; ${parts.join(", and ")}.`
}

/** "Baidu and Tencent": the pairs that cannot be held against each other. */
function pairsWithoutOdds(compare: Compare, ranked: readonly ComparedFirm[], workload: Workload): string[] {
  return ranked.flatMap((first, index) =>
    ranked.slice(index + 1).flatMap((second) => {
      const pair = pairSeenBy(compare, first.slug, second.slug, workload)
      return pair !== null && oddsOf(pair) !== null ? [] : [`${first.name} and ${second.name}`]
    }),
  )
}

/** The other firm that a firm outlasts least often, with how often; null where some pair has no odds. */
function weakestOver(
  compare: Compare,
  firm: ComparedFirm,
  ranked: readonly ComparedFirm[],
  workload: Workload,
): { firm: ComparedFirm; other: ComparedFirm; odds: number } | null {
  const all = ranked
    .filter((other) => other !== firm)
    .map((other) => {
      const pair = pairSeenBy(compare, firm.slug, other.slug, workload)
      return { firm, other, odds: pair && oddsOf(pair) }
    })
  const known = all.filter((one): one is typeof one & { odds: number } => one.odds !== null)
  return known.length < all.length ? null : (known.toSorted((a, b) => a.odds - b.odds)[0] ?? null)
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
