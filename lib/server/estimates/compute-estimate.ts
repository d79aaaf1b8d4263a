import "server-only"
import type { Estimate, RunwaySummary, WorkloadEstimate } from "@/lib/contracts/estimate"
import type { Company, Workload } from "@/lib/domain/company"
import type { Month } from "@/lib/domain/month"
import type { Records } from "@/lib/domain/record"
import { assembleInput, type Assembly } from "@/lib/estimation/assemble/assemble-input"
import { countedOrders } from "@/lib/estimation/assemble/counted-orders"
import { lineUnits } from "@/lib/estimation/assemble/line-units"
import { weakestOrder, withoutOrder } from "@/lib/estimation/assemble/weakest-line"
import { gradeEstimate, type Graded } from "@/lib/estimation/grade"
import {
  ENGINE_VERSION,
  simulateSteps,
  type ModelInput,
  type Bands,
  type SimulationReport,
} from "@/lib/estimation"
import { weighReports } from "@/lib/estimation/assemble/weigh-reports"
import type { Law } from "@/lib/export-controls"
import { controlsOn, lawOfRecords } from "./law-of-records"

export type EstimateRequest = { asOf: Month; seed: number; draws: number; dataVersion: number }

export type Run = { assembly: Assembly; trial: { orderId: string; input: ModelInput } | null }

/** Months before the as-of month from which the stock is drawn: the first deliveries on record. */
export const historyMonths = 72

/**
 * A firm's model input as of a month.
 *
 * @param law the records' own law, or what a scenario makes of it
 */
export function assembleFor(
  records: Records,
  company: Company,
  asOf: Month,
  law: Law = lawOfRecords(records),
): Assembly {
  return assembleInput({
    firm: company.id,
    asOf,
    orders: countedOrders(records.order),
    flows: records.flow,
    chips: records.chip,
    assumptions: records.assumption,
    weightsOf: weighReports(records.assumption),
    controls: controlsOn(law, records, company.id, asOf),
  })
}

/** What would run for a firm: its assembled input, and the same input without its weakest line. */
export function prepareRun(records: Records, company: Company, asOf: Month, law?: Law): Run {
  const assembly = assembleFor(records, company, asOf, law)
  if (assembly.input === null) return { assembly, trial: null }
  const orderIds = new Set(assembly.lines.flatMap(({ orderId }) => orderId ?? []))
  const weakest = orderIds.size > 1 ? weakestOrder(assembly.lines, lineUnits(assembly.input)) : null
  const trial = weakest === null ? null : { orderId: weakest, input: withoutOrder(assembly.input, weakest) }
  return { assembly, trial }
}

/** A firm's estimate from a data version's records. Deterministic: the same request gives the same numbers. */
export function computeEstimate(
  records: Records,
  company: Company,
  request: EstimateRequest,
  fingerprint: string,
  run: Run = prepareRun(records, company, request.asOf),
): Estimate {
  return atOnce(estimateSteps(records, company, request, fingerprint, run))
}

/** The same, handing over every few milliseconds, so that a server can answer others in between. */
export function* estimateSteps(
  records: Records,
  company: Company,
  request: EstimateRequest,
  fingerprint: string,
  run: Run,
): Generator<unknown, Estimate, void> {
  const { assembly } = run
  const { input } = assembly
  const rents = company.compute.mode === "rents"
  const canRun = input !== null && !rents && (input.training !== undefined || input.inference !== undefined)
  const { draws, seed } = request
  const report = canRun
    ? yield* simulateSteps(input, { draws, seed, keep: { fans: true, historyFromMonth: -historyMonths } })
    : null
  const graded = yield* gradeSteps(run, company, request, report)

  const workload = (name: Workload): WorkloadEstimate => {
    const { grade, why } = graded[name]
    const hasNumber = grade !== "none"
    return {
      grade,
      why,
      stock: hasNumber ? summaryOf(report, name === "training" ? "stockT" : "stockI") : null,
      all: hasNumber ? summaryOf(report, name === "training" ? "allT" : "allI") : null,
      fan: hasNumber ? fanOf(report, name) : null,
      missing: hasNumber ? [] : [...assembly.missing[name]],
    }
  }
  const training = workload("training")
  const inference = workload("inference")
  const shown = training.grade !== "none" || inference.grade !== "none"

  return {
    company: company.id,
    asOf: request.asOf,
    horizonMonths: input?.horizonMonths ?? 60,
    dataVersion: request.dataVersion,
    engineVersion: ENGINE_VERSION,
    seed,
    draws,
    n: report?.n ?? 0,
    tried: report?.tried ?? 0,
    acceptance: report?.acceptance ?? null,
    fingerprint,
    rentsCompute: rents,
    training,
    inference,
    stockSeries: shown && report ? stockSeriesOf(report, records) : null,
    h100Equivalents: shown ? (report?.stock?.h100Equivalents ?? null) : null,
    lines: assembly.lines.map((origin, index) => {
      const line = input?.supply?.[index]
      return {
        ...origin,
        chip: line?.chip ?? "",
        class: line?.class ?? "stock",
        startMonth: line?.startMonth ?? 0,
        endMonth: line?.endMonth ?? 0,
      }
    }),
    assumptionIds: assembly.assumptionIds,
  }
}

function atOnce<Result>(steps: Generator<unknown, Result, void>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Both workloads' grades from a firm's report and from the run without its weakest line. */
export function gradesOf(
  run: Run,
  company: Company,
  request: Pick<EstimateRequest, "asOf" | "draws" | "seed">,
  report: SimulationReport | null,
): Record<Workload, Graded> {
  return atOnce(gradeSteps(run, company, request, report))
}

function* gradeSteps(
  { assembly, trial }: Run,
  company: Company,
  { asOf, draws, seed }: Pick<EstimateRequest, "asOf" | "draws" | "seed">,
  report: SimulationReport | null,
): Generator<unknown, Record<Workload, Graded>, void> {
  // The trial only has to show whether the median moves by half: a fifth of the draws places it well enough.
  const without =
    report && trial
      ? yield* simulateSteps(trial.input, { draws: Math.max(1000, Math.round(draws / 5)), seed })
      : null
  const firstOrder = assembly.lines.find(({ orderId }) => orderId !== null)
  const trialTitle = assembly.lines.find(({ orderId }) => orderId === trial?.orderId)?.title ?? ""
  const grade = (name: Workload) => {
    const key = name === "training" ? "stockT" : "stockI"
    return gradeEstimate({
      acceptance: report?.acceptance ?? null,
      median: report?.[key]?.quantiles.p50 ?? null,
      withoutWeakest: without && {
        title: trialTitle,
        n: without.n,
        median: without[key]?.quantiles.p50 ?? null,
        acceptance: without.acceptance,
      },
      onlyLine: report && !trial ? (firstOrder?.title ?? null) : null,
      horizonMonths: assembly.input?.horizonMonths ?? 60,
      missing: assembly.missing[name],
      rents: company.compute.mode === "rents" ? (company.compute.why ?? "It rents its compute.") : null,
      lowered: company.loweredGrades.find((l) => l.workload === name && l.asOf === asOf) ?? null,
    })
  }
  return { training: grade("training"), inference: grade("inference") }
}

/** One of a report's four runways; null where it has none or no draw was accepted. */
export function summaryOf(
  report: SimulationReport | null,
  key: "stockT" | "allT" | "stockI" | "allI",
): RunwaySummary | null {
  const details = report?.[key]
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

function fanOf(report: SimulationReport | null, workload: Workload): WorkloadEstimate["fan"] {
  const fans = report?.fans?.[workload === "training" ? "T" : "I"]
  if (!fans) return null
  return {
    required: rounded(fans.required),
    availableStock: rounded(fans.availableStock),
    availableAll: rounded(fans.availableAll),
  }
}

/** Four significant digits: more than any chart can show, and a third of the bytes. */
function rounded(bands: Bands): Bands {
  return {
    p5: round(bands.p5),
    p25: round(bands.p25),
    p50: round(bands.p50),
    p75: round(bands.p75),
    p95: round(bands.p95),
  }
}

function round(values: readonly number[]): number[] {
  return values.map((value) => Number(value.toPrecision(4)))
}

function stockSeriesOf(report: SimulationReport, records: Records): Estimate["stockSeries"] {
  if (!report.stock) return null
  const names = new Map(records.chip.map(({ id, name }) => [id, name]))
  return {
    fromMonth: report.stock.fromMonth,
    chips: report.stock.chips.map(({ chip, mean }) => ({
      chip,
      name: names.get(chip) ?? chip,
      mean: round(mean),
    })),
    total: rounded(report.stock.total),
  }
}
