import "server-only"
import { canonicalJson } from "@/lib/charts/canonical-json"
import type { EngineRun } from "@/lib/charts/document"
import { estimateFigures, figuresUnder } from "@/lib/charts/estimate-figures"
import type { Estimate } from "@/lib/contracts/estimate"
import { prepareEstimate } from "@/lib/server/estimates/get-estimate"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { sha256Of } from "@/lib/server/snapshots/content"
import { engineInputOf } from "./engine-input-of"

/**
 * The run behind a firm's estimate as a chart names it: the hash of its input, and the figures that the chart
 * shows.
 *
 * @param prefixes of the names of these figures (`runFigures`), for example "training.own."
 * @returns null for an estimate without a run, or without any of these figures
 */
export async function engineRunOf(
  estimate: Estimate,
  prefixes: readonly string[],
): Promise<EngineRun | null> {
  const figures = figuresUnder(estimateFigures(estimate), prefixes)
  if (Object.keys(figures).length === 0) return null
  const catalogue = await loadCatalogue()
  const company = catalogue.company.get(estimate.company)
  if (!company) return null
  const { asOf, seed, draws } = estimate
  const input = engineInputOf(prepareEstimate(catalogue, company, { asOf, seed, draws }))
  if (input === null) return null
  return { firm: company.id, variant: null, input: sha256Of(canonicalJson(input)), figures }
}
