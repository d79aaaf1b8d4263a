import "server-only"
import type { RunwaySummary } from "@/lib/contracts/estimate"
import type { TrackCase, TrackClaim, TrackOutcome, TrackRun } from "@/lib/contracts/track-record"
import type { Workload } from "@/lib/domain/company"
import { monthOf, monthsBetween, type Month } from "@/lib/domain/month"
import type { Statement } from "@/lib/domain/statement"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { sourceRef } from "@/lib/server/queries/claim-views"
import { onlyFirmOf, outcomeOf } from "./outcomes"
import type { RunsOfMonth, ThenAndToday } from "./run-then"

/** A statement that stands beside a month's runs, and why it does not count where it does not. */
export type Beside = { statement: Statement; notCounted: string | null }

/** One case for each firm and workload that the statement can be held against. */
export function casesOf(
  catalogue: Catalogue,
  runs: RunsOfMonth,
  { statement, notCounted }: Beside,
): TrackCase[] {
  const { asOf } = runs.setting
  const own = onlyFirmOf(statement)
  const workloads: Workload[] = statement.workload ? [statement.workload] : ["training", "inference"]
  const firms = own === null ? [...runs.runs.keys()] : [own]
  return firms.flatMap((firm) =>
    workloads.flatMap((workload) => {
      const ran = runs.runs.get(firm)
      const company = catalogue.company.get(firm)
      if (!company) throw new Error(`firm ${firm} is spoken of and does not exist`)
      const estimate = ran?.then[workload]
      // A word on the sector tells nothing of a firm for which there is no number.
      if (own === null && !estimate?.stock) return []
      const months = monthsFrom(statement, asOf)
      const claim: TrackClaim = {
        statementId: statement.id,
        speaker: statement.speaker,
        text: statement.text,
        inWords: statement.horizonInWords,
        saidOn: statement.eventOn,
        months,
        isReading: statement.horizonMonths === null && months !== null,
        isOfSector: own === null,
        notCounted,
        source: sourceRef(catalogue, statement.sourceId),
      }
      const summary = estimate?.stock ?? null
      return [
        {
          id: `${statement.id} ${firm} ${workload}`,
          firm: { slug: company.id, name: company.name, nameZh: company.nameZh },
          workload,
          asOf,
          claim,
          run: ran && summary ? runOf(ran, workload, summary, months) : null,
          missing: summary ? [] : missingOf(runs, firm, workload),
          outcome: withSooner(outcomeOf(catalogue, { statement, firm, workload, asOf }), summary),
        },
      ]
    }),
  )
}

/** The months that a statement names or reads as, counted from the as-of month and not before it. */
export function monthsFrom(
  { horizonMonths, readsAsMonths, eventOn }: Statement,
  asOf: Month,
): { low: number; high: number } | null {
  const said = horizonMonths ?? readsAsMonths
  if (!said || said.low === null || said.high === null) return null
  const passed = eventOn ? monthsBetween(monthOf(eventOn.date), asOf) : 0
  return { low: Math.max(0, said.low - passed), high: Math.max(0, said.high - passed) }
}

function runOf(
  { then, today }: ThenAndToday,
  workload: Workload,
  summary: RunwaySummary,
  said: { low: number; high: number } | null,
): TrackRun {
  const { pStillSufficient } = summary
  const at = (months: "12" | "24" | "36") => {
    const share = pStillSufficient[months]
    if (share === undefined) throw new Error(`a runway must say how likely it lasts ${months} months`)
    return share
  }
  return {
    grade: then[workload].grade,
    acceptance: then.acceptance,
    n: summary.n,
    horizonMonths: then.horizonMonths,
    own: summary.quantiles,
    all: then[workload].all?.quantiles ?? null,
    sufficientAt: { 12: at("12"), 24: at("24"), 36: at("36") },
    against: said && againstClaim(summary, said),
    today: today[workload].stock?.quantiles ?? null,
  }
}

function againstClaim(summary: RunwaySummary, { low, high }: { low: number; high: number }) {
  const below = shareShorterThan(summary, low)
  const above = tidy(1 - shareShorterThan(summary, high + 1))
  return { below, inside: tidy(Math.max(0, 1 - below - above)), above }
}

/** Share of draws whose runway is less than so many months; past the horizon it is that of the horizon. */
export function shareShorterThan({ survival }: Pick<RunwaySummary, "survival">, months: number): number {
  const last = Math.min(Math.ceil(months) - 1, survival.length - 1)
  return last < 0 ? 0 : tidy(1 - survival[last]!)
}

/** A share without the dust of subtraction: no run has draws enough for more digits. */
function tidy(share: number): number {
  return Number(share.toFixed(6))
}

function withSooner(
  outcome: Omit<TrackOutcome, "sooner"> | null,
  summary: RunwaySummary | null,
): TrackOutcome | null {
  if (outcome === null) return null
  const sooner = outcome.at && summary ? shareShorterThan(summary, outcome.at.low) : null
  return { ...outcome, sooner }
}

function missingOf({ runs, notRun }: RunsOfMonth, firm: string, workload: Workload): string[] {
  const estimate = runs.get(firm)?.then[workload]
  if (estimate) return estimate.missing.length > 0 ? estimate.missing : estimate.why
  return notRun.find(({ company }) => company.id === firm)?.missing ?? ["any count of its chips"]
}
