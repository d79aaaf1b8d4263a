import type { Case } from "../../domain/case"
import type { Grade, Workload } from "../../domain/company"
import type { Month } from "../../domain/month"
import { weighReports } from "../assemble/weigh-reports"
import { percentilesOf } from "../distributions"
import type { Bands, Fans } from "../ledger"
import { defaultHorizonMonths } from "../model-input"
import type { RunwayDetails } from "../simulate"
import type { Quantile } from "../summarize"
import { keyOf, servingKey, type CaseFault } from "./changed-assumptions"
import type { Kit } from "./kit"
import type { CaseRun } from "./run-case"

export type CaseRunway = {
  n: number
  /** Months; null lies beyond the horizon. */
  quantiles: Record<Quantile, number | null>
  censoredShare: number
  alreadyShortShare: number
  pStillSufficient: Record<string, number>
  survival: number[]
  medianShortMonths: number
}

export type CaseWorkload = {
  grade: Grade
  why: string[]
  /** Null where the grade is none, as in published estimates. */
  stock: CaseRunway | null
  all: CaseRunway | null
  fan: Fans | null
  missing: string[]
}

/** A distribution's percentiles for display; null where it has none. */
export type ValueSummary = { p5: number | null; p50: number | null; p95: number | null }

/** What comes of a reader's case, as a page or a chart shows it. */
export type CaseAnswer = {
  asOf: Month
  horizonMonths: number
  seed: number
  draws: number
  n: number
  tried: number
  acceptance: number | null
  /** Why there is no number at all, where the firm rents its compute. */
  rents: string | null
  training: CaseWorkload
  inference: CaseWorkload
  /** Own chips in service, month by month; null without a number. */
  stockTotal: { fromMonth: number; total: Bands } | null
  h100Equivalents: Record<Quantile, number> | null
  /** Counted orders that gave no line, and why. */
  dropped: { orderId: string; title: string; why: string }[]
  /** Changes that could not be made. */
  faults: CaseFault[]
  /** Weight of each report under the case, by id: 0 where it is not believed. */
  weights: Record<string, number>
  /** Assumptions that the scenario or the reader changed, by the case's key (`keyOf`). */
  values: Record<string, ValueSummary>
  assumptionIds: string[]
}

/** @param asked what `runCase` was asked; series are there with `fans` only */
export function caseAnswer(
  kit: Kit,
  trust: Case["trust"],
  { assembly, assumptions, faults, report, graded }: CaseRun,
  asked: { draws: number; seed: number },
): CaseAnswer {
  const workload = (name: Workload): CaseWorkload => {
    const { grade, why } = graded?.[name] ?? { grade: "none", why: [] }
    const hasNumber = grade !== "none"
    const [stock, all, fan] =
      name === "training"
        ? [report?.stockT, report?.allT, report?.fans?.T]
        : [report?.stockI, report?.allI, report?.fans?.I]
    return {
      grade,
      why,
      stock: hasNumber ? runwayOf(stock) : null,
      all: hasNumber ? runwayOf(all) : null,
      fan: (hasNumber && fan) || null,
      missing: hasNumber ? [] : assembly.missing[name],
    }
  }
  const training = workload("training")
  const inference = workload("inference")
  const stock = training.grade === "none" && inference.grade === "none" ? undefined : report?.stock
  const titles = new Map(kit.orders.map(({ id, title }) => [id, title]))
  return {
    asOf: kit.asOf,
    horizonMonths: assembly.input?.horizonMonths ?? defaultHorizonMonths,
    ...asked,
    n: report?.n ?? 0,
    tried: report?.tried ?? 0,
    acceptance: report?.acceptance ?? null,
    rents: kit.rents,
    training,
    inference,
    stockTotal: stock ? { fromMonth: stock.fromMonth, total: stock.total } : null,
    h100Equivalents: stock?.h100Equivalents ?? null,
    dropped: assembly.dropped.map(({ orderId, why }) => ({
      orderId,
      title: titles.get(orderId) ?? orderId,
      why,
    })),
    faults,
    weights: weightsUnder(kit, assumptions, trust),
    values: changedValues(kit, assumptions),
    assumptionIds: assembly.assumptionIds,
  }
}

function runwayOf(details: RunwayDetails | undefined): CaseRunway | null {
  if (!details || details.n === 0) return null
  return {
    n: details.n,
    quantiles: details.quantiles,
    censoredShare: details.censoredShare ?? 0,
    alreadyShortShare: 1 - (details.pStillSufficient["0"] ?? 0),
    pStillSufficient: details.pStillSufficient,
    survival: details.survival ?? [],
    medianShortMonths: details.medianShortMonths ?? 0,
  }
}

function weightsUnder(
  kit: Kit,
  assumptions: CaseRun["assumptions"],
  trust: Case["trust"],
): Record<string, number> {
  const weigh = weighReports(assumptions)
  return Object.fromEntries(
    kit.orders.flatMap((order) =>
      weigh(order).map(({ report, weight }) => [report.id, weight * (trust[report.id] ?? 1)]),
    ),
  )
}

/** Of the assumptions that are no longer the kit's own: a changed one is another object. */
function changedValues(kit: Kit, assumptions: CaseRun["assumptions"]): Record<string, ValueSummary> {
  const published = new Map(kit.assumptions.map((assumption) => [assumption.id, assumption.distribution]))
  return Object.fromEntries(
    assumptions
      .filter(({ id, distribution }) => published.get(id) !== distribution)
      // Of several for one field, such as the same figure set for two months, the one that serves the firm.
      .filter((one) => servingKey(assumptions, keyOf(one), kit)?.id === one.id)
      .map((assumption) => [keyOf(assumption), percentilesOf(assumption.distribution)]),
  )
}
