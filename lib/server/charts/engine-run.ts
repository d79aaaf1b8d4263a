import "server-only"
import type { EngineRun } from "@/lib/charts/document"
import { estimateFigures, figuresUnder } from "@/lib/charts/estimate-figures"
import type { Estimate } from "@/lib/contracts/estimate"
import { loadCatalogue, type Catalogue } from "@/lib/server/queries/catalogue"
import { inputHashOf } from "./input-hash"

/**
 * The run behind a firm's estimate as a chart names it: the hash of its input, and the figures that the chart
 * shows.
 *
 * @param prefixes of the names of these figures (`runFigures`), for example "training.own."
 * @param from the records that the estimate was made from, where they are not those of now
 * @returns null for an estimate without a run, or without any of these figures
 */
export async function engineRunOf(
  estimate: Estimate,
  prefixes: readonly string[],
  from?: Catalogue,
): Promise<EngineRun | null> {
  const figures = figuresUnder(estimateFigures(estimate), prefixes)
  if (Object.keys(figures).length === 0) return null
  const catalogue = from ?? (await loadCatalogue())
  const company = catalogue.company.get(estimate.company)
  if (!company) return null
  const { asOf, seed, draws } = estimate
  const input = inputHashOf(catalogue, company, { asOf, seed, draws })
  return input === null ? null : { firm: company.id, variant: null, input, figures }
}
