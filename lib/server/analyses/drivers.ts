import "server-only"
import { driversSchema, type Drivers } from "@/lib/contracts/drivers"
import type { Estimate } from "@/lib/contracts/estimate"
import type { Company } from "@/lib/domain/company"
import type { Month } from "@/lib/domain/month"
import {
  ENGINE_VERSION,
  outputsOf,
  sampleTableSteps,
  sobolSteps,
  tornado,
  valueOfInformation,
  type ModelInput,
  type SensitivityOutput,
} from "@/lib/estimation"
import { defaultHorizonMonths } from "@/lib/estimation/model-input"
import { fingerprintOf } from "@/lib/server/estimates/fingerprint"
import { getEstimate, keptEstimate, prepareEstimate } from "@/lib/server/estimates/get-estimate"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { giveWay } from "./give-way"
import { inSteps } from "./in-steps"
import { originsOf } from "./input-origins"
import { foundAnalyses, keptAnalysis } from "./kept-analysis"

/** Shares of the variance are then good to about 0.02. */
const sobolRows = 3000

/**
 * What drives a firm's estimate as of a month: one input at a time, shares of the variance, and what knowing an
 * input would take from the 90% interval. For the workloads that have a number. Kept, and made again only when
 * the firm's input, its seed or the engine changes.
 *
 * @see docs/methodology.md#sensitivity
 */
export async function driversOf(catalogue: Catalogue, company: Company, asOf: Month): Promise<Drivers> {
  const estimate = await getEstimate(catalogue, company, { asOf })
  return keptAnalysis(driversAnalysis(catalogue, company, estimate))
}

/** The same where it was made before; null where it, or the estimate, would have to be made, which takes seconds. */
export async function driversMadeOf(
  catalogue: Catalogue,
  company: Company,
  asOf: Month,
): Promise<Drivers | null> {
  const estimate = await keptEstimate(catalogue, company, asOf)
  if (estimate === null) return null
  const { kind, dependsOn, schema } = driversAnalysis(catalogue, company, estimate)
  const fingerprint = fingerprintOf(dependsOn)
  return (await foundAnalyses(kind, [fingerprint], schema)).get(fingerprint) ?? null
}

function driversAnalysis(catalogue: Catalogue, company: Company, estimate: Estimate) {
  const { asOf } = estimate
  const { request, run } = prepareEstimate(catalogue, company, { asOf })
  const { input, lines } = run.assembly
  const shown = (output: SensitivityOutput) =>
    estimate[output.endsWith("T") ? "training" : "inference"].grade !== "none"
  const outputs = input === null || estimate.rentsCompute ? [] : outputsOf(input).filter(shown)
  const origins = input === null ? {} : originsOf(input, lines)
  const { seed, draws } = request
  const asked = { outputs, seed, draws, rows: sobolRows }
  return {
    kind: "drivers",
    dependsOn: { input, origins, firm: company.id, asOf, ...asked },
    schema: driversSchema,
    make: async (): Promise<Drivers> => ({
      firm: company.id,
      asOf,
      horizonMonths: input?.horizonMonths ?? defaultHorizonMonths,
      engineVersion: ENGINE_VERSION,
      seed,
      rows: sobolRows,
      ...(input === null || outputs.length === 0 ? { n: 0, outputs: {} } : await driversFrom(input, asked)),
      origins: outputs.length === 0 ? {} : origins,
    }),
  }
}

type Asked = { outputs: readonly SensitivityOutput[]; seed: number; draws: number; rows: number }

/** Hands over to other requests every few milliseconds, and after each runway's bins, which take a tenth of a second. */
async function driversFrom(
  input: ModelInput,
  { outputs, seed, draws, rows }: Asked,
): Promise<Pick<Drivers, "n" | "outputs">> {
  const shares = (await inSteps(sobolSteps(input, { rows, seed }))).outputs
  const table = await inSteps(sampleTableSteps(input, { draws, seed }))

  const found: Drivers["outputs"] = {}
  for (const output of outputs) {
    await giveWay()
    const alone = { ...table, runways: { [output]: table.runways[output] } }
    const { base, rows: bars } = tornado(input, output)
    const { mean, variance, alone: byItself, rows: ofVariance } = shares[output]!
    const information = (valueOfInformation(alone)[output] ?? []).map(({ var: column, ...row }) => ({
      ...row,
      ...splitName(input, column),
    }))
    found[output] = { base, bars, mean, variance, alone: byItself, shares: ofVariance, information }
  }
  return { n: table.n, outputs: found }
}

/** `domesticSplit@baidu` is the share of one component of a split; any other name is a var's. */
function splitName(input: ModelInput, column: string): { var: string; component: string | null } {
  if (Object.hasOwn(input.vars ?? {}, column)) return { var: column, component: null }
  const at = column.lastIndexOf("@")
  return { var: column.slice(0, at), component: column.slice(at + 1) }
}
