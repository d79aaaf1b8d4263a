import type { Band, WorkloadEstimate } from "@/lib/contracts/estimate"
import type { Month } from "@/lib/domain/month"

/** What comes of a reader's case: the same numbers as the command line gives for it. */
export type LabAnswer = {
  asOf: Month
  horizonMonths: number
  seed: number
  /** Accepted draws asked for: few in a coarse answer. */
  draws: number
  n: number
  tried: number
  /** Share of tried draws that agree with what the firm is known to do; null where nothing was run. */
  acceptance: number | null
  /** Why there is no number at all, where the firm rents its compute. */
  rents: string | null
  /** As published estimates have them: without numbers where the grade is none, `missing` and `why` say why. */
  training: WorkloadEstimate
  inference: WorkloadEstimate
  /** Own chips in service from month `fromMonth` on; null without a number. */
  stockTotal: { fromMonth: number; total: Band } | null
  h100Equivalents: { p5: number; p50: number; p95: number } | null
  /** Counted orders that gave no line, and why. */
  dropped: { orderId: string; title: string; why: string }[]
  /** Changes that could not be made, by their key in the case. */
  faults: { key: string; why: string }[]
  /** Weight of each report under the case, by id: 0 where it is not believed. */
  weights: Record<string, number>
  /** Percentiles of each assumption that the scenario or the reader changed, by its key in the case. */
  values: Record<string, LabValue>
  /** Assumptions that the estimate uses, by id. */
  assumptionIds: string[]
}

/** Percentiles of a distribution; a chance is p50 alone, a split among firms has none. */
export type LabValue = { p5: number | null; p50: number | null; p95: number | null }

/** The runways that a sensitivity analysis can ask about: training or inference, own stock or all supply. */
export type LabOutput = "stockT" | "allT" | "stockI" | "allI"

/** Each var at its 5th and 95th percentile, all others at their centre; months, widest swing first. */
export type LabTornado = {
  base: number
  rows: { var: string; atP5: number; atP95: number; swing: number; p5: number; p95: number }[]
}

/** Variance-based indices with the standard error of each, largest total first. */
export type LabSobol = {
  mean: number
  variance: number
  rows: { var: string; first: number; total: number; firstError: number; totalError: number }[]
}
