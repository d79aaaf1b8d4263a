import "server-only"
import type { RunwayQuantiles } from "@/lib/contracts/estimate"
import type { Coverage, Tally, TrackCase } from "@/lib/contracts/track-record"
import { addMonths } from "@/lib/domain/month"

type Span = { low: number; high: number }
type Ends = { low: number | null; high: number | null }

/**
 * How often the intervals held, as ids of cases. Cases without a number, repetitions and claims that do not count are
 * in none of the tallies of claims; what happened counts once for each firm, workload and event.
 */
export function coverageOf(cases: readonly TrackCase[]): Coverage {
  const withNumber = cases.filter(({ run }) => run !== null)
  const claimed = withNumber.filter(({ claim }) => claim.months !== null && claim.notCounted === null)
  const seen = firstOfEachEvent(withNumber)
  const settled = (kinds: readonly string[], isOwn: boolean) =>
    seen.filter(({ outcome }) => outcome!.isOwn === isOwn && kinds.includes(outcome!.kind))
  return {
    claims: tally(claimed, ({ claim }, interval) => holds(interval, middleOf(claim.months!))),
    shortages: tally(settled(["ran short"], true), ({ outcome }, interval) => meets(interval, outcome!.at!)),
    sectorShortages: tally(settled(["ran short"], false), ({ outcome }, interval) =>
      meets(interval, outcome!.at!),
    ),
    censored: tally(
      settled(["lasted at least", "other chips stepped in", "left the field"], true),
      ({ outcome }, { high }) => high === null || high >= outcome!.at!.low,
    ),
    open: withNumber.filter(({ outcome }) => !outcome?.at).map(({ id }) => id),
  }
}

/** Cases with an outcome, one for each firm, workload and month by which it was seen: the earliest that was asked. */
function firstOfEachEvent(cases: readonly TrackCase[]): TrackCase[] {
  const events = new Map<string, TrackCase>()
  for (const one of cases) {
    const { firm, workload, outcome } = one
    if (!outcome?.at) continue
    // By its end: a later month sees less of the same span.
    const end = outcome.month && addMonths(outcome.month, outcome.at.high - outcome.at.low)
    const event = [firm.slug, workload, outcome.kind, end].join(" ")
    const known = events.get(event)
    if (!known || one.asOf < known.asOf) events.set(event, one)
  }
  return [...events.values()]
}

function tally(cases: readonly TrackCase[], isIn: (one: TrackCase, interval: Ends) => boolean): Tally {
  const inside = (ends: (quantiles: RunwayQuantiles) => Ends) =>
    cases.filter((one) => isIn(one, ends(one.run!.own))).map(({ id }) => id)
  return {
    of: cases.map(({ id }) => id),
    in50: inside(({ p25, p75 }) => ({ low: p25, high: p75 })),
    in90: inside(({ p5, p95 }) => ({ low: p5, high: p95 })),
  }
}

/** An end beyond the horizon is null. */
function holds({ low, high }: Ends, month: number): boolean {
  return low !== null && low <= month && (high === null || month <= high)
}

function meets({ low, high }: Ends, span: Span): boolean {
  return low !== null && low <= span.high && (high === null || span.low <= high)
}

function middleOf({ low, high }: Span): number {
  return (low + high) / 2
}
