import type { RunwayQuantiles } from "./contracts/estimate"
import type { Hindsight, TrackCase, TrackRecord } from "./contracts/track-record"
import { monthWords, shareWords } from "./format"
import { sentenceCase } from "./labels"
import { caseName, fewWords, ofWords, outcomeWords, remarksBehind, spanOfDraws } from "./track-record-words"

/** What the cases teach, in sentences. Each follows from the numbers of the record; none that does not hold is said. */
export function trackRecordLessons(record: TrackRecord): string[] {
  const cases = record.dates.flatMap((date) => date.cases)
  return [
    ...fewSettled(record),
    ...lateShortages(cases, record),
    ...unevenSectorWords(cases, record),
    ...heldTooOften(record),
    ...wideIntervals(cases),
    ...learntSince(record),
  ]
}

/** Cases outside half of the draws: the misses, each with where it lay. */
export function missesOf({ dates, coverage }: TrackRecord): { case: TrackCase; words: string }[] {
  const { claims, shortages, sectorShortages, censored } = coverage
  const byId = new Map(dates.flatMap((date) => date.cases).map((one) => [one.id, one]))
  const missed = (tally: typeof claims) => tally.of.filter((id) => !tally.in50.includes(id))
  const entry = (id: string, isIn90: boolean, words: (one: TrackCase) => string) => {
    const one = byId.get(id)!
    const { p5, p95 } = one.run!.own
    const nine = spanOfDraws(p5, p95, one.run!.horizonMonths)
    const also = isIn90 ? `inside nine in ten (${nine} months)` : `outside nine in ten (${nine} months) too`
    return { case: one, words: `${words(one)}, ${also}.` }
  }
  return [
    ...missed(claims).map((id) => entry(id, claims.in90.includes(id), claimMissed)),
    ...[shortages, sectorShortages].flatMap((tally) =>
      missed(tally).map((id) => entry(id, tally.in90.includes(id), outcomeMissed)),
    ),
    ...missed(censored).map((id) => entry(id, censored.in90.includes(id), outcomeMissed)),
  ]
}

function claimMissed({ claim, run }: TrackCase): string {
  const { low, high } = claim.months!
  const { p25, p75 } = run!.own
  const side = p25 !== null && (low + high) / 2 < p25 ? "less" : "more"
  const of = claim.isOfSector ? "What was said of the sector" : "What was said"
  return `${of} is ${side} than half of the draws allow (${spanOfDraws(p25, p75, run!.horizonMonths)} months)`
}

function outcomeMissed({ outcome, run }: TrackCase): string {
  const { p25, p75 } = run!.own
  const half = spanOfDraws(p25, p75, run!.horizonMonths)
  const what = outcome!.isOwn ? `It ${outcomeWords(outcome)}` : sentenceCase(outcomeWords(outcome))
  return `${what}; ${shareWords(outcome!.sooner ?? 0)} of draws ran out sooner, half of them lie at ${half} months`
}

function fewSettled({ coverage }: TrackRecord): string[] {
  const { shortages, sectorShortages, censored } = coverage
  const seen = shortages.of.length + sectorShortages.of.length
  const all = seen + censored.of.length
  if (all === 0) return []
  return [
    `In ${ofWords(censored.of.length, all)} settled cases the stock was never seen to run out: other chips came, or the firm changed its plan. Such a case can only contradict an estimate that was too short, so it is a weak test, and a shortage is the only one that tests both ends.`,
  ]
}

/** Shortages that came sooner than three in four draws. */
function lateShortages(cases: readonly TrackCase[], { coverage }: TrackRecord): string[] {
  const early = cases.filter(
    ({ id, outcome }) =>
      [...coverage.shortages.of, ...coverage.sectorShortages.of].includes(id) &&
      outcome?.sooner !== null &&
      outcome!.sooner < 0.25,
  )
  return early.map((one) => {
    const { own, all, sufficientAt } = one.run!
    const calmer = all !== null && (all.p50 ?? Infinity) > (own.p50 ?? Infinity)
    const gave = `The model gave ${shareWords(sufficientAt[12])} that its own chips would still suffice after a year`
    const andAll = calmer ? ", and calmer still with the supply it expected" : ""
    return one.outcome!.isOwn
      ? `${caseName(one)}: the shortage came sooner than in three of four draws. ${gave}, so it was too calm about ${one.workload}${andAll}.`
      : `${caseName(one)}: others ran short sooner than this firm does in three of four draws. ${gave}; if it fared like them, that was too calm about ${one.workload}${andAll}.`
  })
}

/** A word on a whole sector that fits one firm and not another. */
function unevenSectorWords(cases: readonly TrackCase[], { coverage }: TrackRecord): string[] {
  const { of, in50 } = coverage.claims
  const sector = cases.filter(({ id, claim }) => claim.isOfSector && of.includes(id))
  const statements = [...new Set(sector.map(({ claim }) => claim.statementId))]
  return statements.flatMap((statementId) => {
    const about = sector.filter(({ claim }) => claim.statementId === statementId)
    const out = about.filter(({ id }) => !in50.includes(id))
    if (out.length === 0 || out.length === about.length) return []
    const [first] = about
    const names = [...new Set(out.map(({ firm }) => firm.name))].join(" and ")
    return [
      `One number for a whole sector hides its firms: what ${first!.claim.speaker} said in ${monthWords(first!.asOf)} fits the estimate in ${ofWords(about.length - out.length, about.length)} cases, and not that of ${names}.`,
    ]
  })
}

/** From so many cases on, and from such a part of them inside half of the draws, it is said that this is too often. */
const leastForOften = 4
const tooOften = 0.75

/** An interval made to hold half that holds far more. */
function heldTooOften({ coverage: { claims } }: TrackRecord): string[] {
  const { of, in50 } = claims
  if (of.length < leastForOften || in50.length < tooOften * of.length) return []
  const cases = `${of.length} cases${remarksBehind(of) < of.length ? ` from ${fewWords(remarksBehind(of))} remarks, which are not independent,` : ""}`
  return [
    `Half of the draws should hold about half of what was said, and hold ${ofWords(in50.length, of.length)}. The intervals may be too wide, or the assumptions, chosen by people who knew the remarks, too close to them. But ${cases} are few: a hint, and no proof.`,
  ]
}

function wideIntervals(cases: readonly TrackCase[]): string[] {
  const widths = cases
    .flatMap(({ run }) => (run ? [widthOf(run.own, run.horizonMonths)] : []))
    .toSorted((a, b) => a - b)
  const middle = widths[Math.floor(widths.length / 2)]
  if (middle === undefined) return []
  return [
    `Nine in ten draws span ${Math.round(middle)} months or more in half of the cases. An interval so wide is seldom wrong; that it held says little, and the narrower one that holds half of the draws is the test to watch.`,
  ]
}

/** An interval that is open at the horizon is at least so wide. */
function widthOf({ p5, p95 }: RunwayQuantiles, horizonMonths: number): number {
  return (p95 ?? horizonMonths) - (p5 ?? horizonMonths)
}

/** What has come out since moves nothing, or these cases; and where hindsight is left. */
function learntSince({ dates }: TrackRecord): string[] {
  const withNumber = dates.flatMap((date) => date.cases).filter(({ run }) => run !== null)
  const moved = withNumber.filter(({ run }) => JSON.stringify(run!.own) !== JSON.stringify(run!.today))
  const leftOut = Math.max(...dates.map(({ reportsLeftOut }) => reportsLeftOut), 0)
  const inputs = new Set(dates.flatMap((date) => date.inputs))
  const hindsight = new Map(dates.flatMap((date) => date.hindsight.map((one) => [one.id, one])))
  const ofKind = (...kinds: Hindsight["kind"][]) =>
    [...hindsight.values()].filter(({ kind }) => kinds.includes(kind)).length
  const reports =
    moved.length === 0
      ? `Run with every report of today, the same months give the same numbers in ${ofWords(withNumber.length, withNumber.length)} cases: at most ${leftOut === 0 ? "no report" : fewWords(leftOut)} on their orders came out later, and an order counts only from the month in which it was known.`
      : `Run with every report of today, ${ofWords(moved.length, withNumber.length)} cases move: ${moved.map((one) => `${caseName(one)}, from ${one.run!.own.p50 ?? "over the horizon"} to ${one.run!.today?.p50 ?? "over the horizon"} months`).join("; ")}.`
  return [
    reports,
    `What the model knew too early sits in its assumptions: of ${inputs.size} behind these runs ${ofKind("later", "ahead")} have a source that came out later or were set for a later month, ${ofKind("judgement")} are judgements of ours and ${ofKind("undated")} rest on a source without a date. Each month lists its own. The statements were on record when those were chosen, so agreement with them is no proof.`,
  ]
}
