import "server-only"
import type { Company } from "@/lib/domain/company"
import type { Month } from "@/lib/domain/month"
import {
  reasonOf,
  runCentral,
  simulate,
  type CentralReport,
  type CentralSet,
  type ModelInput,
  type SimulationReport,
} from "@/lib/estimation"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { gradesOf, prepareRun } from "./compute-estimate"

/** A firm's estimate as the command line prints it: the simulation's report, its grades and its inputs. */
export type CompanyReport = Partial<SimulationReport> & {
  company: string
  asOf: Month
  dataVersion: number
  grade: Record<"training" | "inference", { grade: string; why: string }>
  central: CentralReport | null
  /** The assembled input: supply lines name their orders, `assumptions` every assumption behind the rest. */
  input: (ModelInput & { assumptions: string[] }) | null
  missing: { training: string[]; inference: string[] }
}

/** Runs a firm as of a month. A workload graded none has no numbers, only what is missing. */
export function companyReport(
  { records, dataVersion }: Catalogue,
  company: Company,
  { asOf, draws, seed }: { asOf: Month; draws: number; seed: number },
): CompanyReport {
  const run = prepareRun(records, company, asOf)
  const { input, assumptionIds, missing } = run.assembly
  const canRun = input !== null && company.compute.mode !== "rents"
  const report = canRun && (input.training || input.inference) ? simulate(input, { draws, seed }) : null
  const { training, inference } = gradesOf(run, company, { asOf, draws, seed }, report)
  const numbers: Partial<SimulationReport> = { ...report }
  if (training.grade === "none") {
    delete numbers.stockT
    delete numbers.allT
  }
  if (inference.grade === "none") {
    delete numbers.stockI
    delete numbers.allI
  }
  return {
    ...numbers,
    company: company.id,
    asOf,
    dataVersion,
    grade: {
      training: { grade: training.grade, why: training.why.join(" ") },
      inference: { grade: inference.grade, why: inference.why.join(" ") },
    },
    central: canRun ? centralOf(input, training.grade !== "none", inference.grade !== "none") : null,
    input: canRun ? { ...input, assumptions: assumptionIds } : null,
    missing: {
      training: training.grade === "none" ? orReason(missing.training, training.why) : [],
      inference: inference.grade === "none" ? orReason(missing.inference, inference.why) : [],
    },
  }
}

/** The central run without the keys of a workload that gets no number. */
export function centralOf(input: ModelInput, hasTraining: boolean, hasInference: boolean): CentralReport {
  const { all, stockOnly } = runCentral(input)
  const isShown = (key: string) =>
    (hasTraining || !trainingKeys.test(key)) && (hasInference || !inferenceKeys.test(key))
  const shown = (set: CentralSet) =>
    Object.fromEntries(Object.entries(set).filter(([key]) => isShown(key))) as CentralSet
  return { all: shown(all), stockOnly: shown(stockOnly) }
}

const trainingKeys = /^(?:(?:cap|req|cover|shortMonths|worstCover)T|runFlop|runwayT(?:Interp)?)$/
const inferenceKeys = /^(?:(?:cap|req|cover|shortMonths|worstCover)I|runwayI(?:Interp)?)$/

/** What is missing; where nothing is, why there is no number all the same. */
function orReason(missing: string[], why: string[]): string[] {
  if (missing.length > 0) return missing
  const reason = reasonOf({ why })
  return reason === null ? [] : [reason]
}
