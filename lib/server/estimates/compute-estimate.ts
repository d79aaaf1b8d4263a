import "server-only"
import type { Estimate, RunwaySummary, WorkloadEstimate } from "@/lib/contracts/estimate"
import type { Company, Workload } from "@/lib/domain/company"
import type { Month } from "@/lib/domain/month"
import type { Records } from "@/lib/domain/record"
import { assembleInput, type Assembly } from "@/lib/estimation/assemble/assemble-input"
import { lineUnits } from "@/lib/estimation/assemble/line-units"
import { weakestOrder, withoutOrder } from "@/lib/estimation/assemble/weakest-line"
import { gradeEstimate, type GradeEvidence, type Graded } from "@/lib/estimation/grade"
import { ENGINE_VERSION, simulate, type ModelInput, type SimulationReport } from "@/lib/estimation"
import { weighReports } from "@/lib/estimation/assemble/weigh-reports"

export type EstimateRequest = { asOf: Month; seed: number; draws: number; dataVersion: number }

export type Run = { assembly: Assembly; trial: { orderId: string; input: ModelInput } | null }

/** Months before the as-of month from which the stock is drawn: the first deliveries on record. */
const historyMonths = 72

/** What would run for a firm: its assembled input, and the same input without its weakest line. */
export function prepareRun(records: Records, company: Company, asOf: Month): Run {
  const assembly = assembleInput({
    firm: company.id,
    asOf,
    orders: records.order,
    flows: records.flow,
    chips: records.chip,
    assumptions: records.assumption,
    weightsOf: weighReports(records.assumption),
  })
  if (assembly.input === null) return { assembly, trial: null }
  const weakest = weakestOrder(assembly.lines, lineUnits(assembly.input))
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
  const { assembly, trial } = run
  const { input } = assembly
  const rents = company.compute.mode === "rents" ? (company.compute.why ?? "It rents its compute.") : null
  const canRun =
    input !== null && rents === null && (input.training !== undefined || input.inference !== undefined)
  const { draws, seed } = request
  const report = canRun
    ? simulate(input, { draws, seed, keep: { fans: true, historyFromMonth: -historyMonths } })
    : null
  // The trial only has to show whether the median moves by half: a fifth of the draws places it well enough.
  const without =
    report && trial ? simulate(trial.input, { draws: Math.max(1000, Math.round(draws / 5)), seed }) : null

  const workload = (name: Workload): { graded: Graded; estimate: WorkloadEstimate } => {
    const key = name === "training" ? "stockT" : "stockI"
    const trialTitle = assembly.lines.find((line) => line.orderId === trial?.orderId)?.title
    const evidence: GradeEvidence = {
      acceptance: report?.acceptance ?? null,
      median: report?.[key]?.quantiles.p50 ?? null,
      withoutWeakest:
        without && trialTitle !== undefined
          ? { title: trialTitle, median: without[key]?.quantiles.p50 ?? null, acceptance: without.acceptance }
          : null,
      horizonMonths: input?.horizonMonths ?? 60,
      missing: assembly.missing[name],
      rents,
      lowered: company.loweredGrades.find((l) => l.workload === name && l.asOf === request.asOf) ?? null,
    }
    const graded = gradeEstimate(evidence)
    const hasNumber = graded.grade !== "none"
    return {
      graded,
      estimate: {
        grade: graded.grade,
        why: graded.why,
        stock: hasNumber ? summaryOf(report, name === "training" ? "stockT" : "stockI") : null,
        all: hasNumber ? summaryOf(report, name === "training" ? "allT" : "allI") : null,
        fan: hasNumber ? (report?.fans?.[name === "training" ? "T" : "I"] ?? null) : null,
        missing: hasNumber ? [] : [...assembly.missing[name]],
      },
    }
  }
  const training = workload("training").estimate
  const inference = workload("inference").estimate
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
    rentsCompute: rents !== null,
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

function summaryOf(
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

function stockSeriesOf(report: SimulationReport, records: Records): Estimate["stockSeries"] {
  if (!report.stock) return null
  const names = new Map(records.chip.map(({ id, name }) => [id, name]))
  return {
    fromMonth: report.stock.fromMonth,
    chips: report.stock.chips.map(({ chip, mean }) => ({ chip, name: names.get(chip) ?? chip, mean })),
    total: report.stock.total,
  }
}
