import "server-only"
import { documentVersion, type ChartData, type ChartDocument } from "@/lib/charts/document"
import { runwayFigure } from "@/lib/charts/figure/runway-figure"
import { fanColumns, fanRows } from "@/lib/charts/fan-data"
import { fanModel } from "@/lib/charts/fan-model"
import { runwayMeasure } from "@/lib/charts/runway-data"
import type { SpecOf } from "@/lib/charts/spec"
import type { Estimate } from "@/lib/contracts/estimate"
import { noRunwaySentence, runwaySentence, stockSubject } from "@/lib/runway-words"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { catalogueOf } from "./known-charts"
import { engineOf } from "./engine-of"
import { engineRunOf } from "./engine-run"
import { documentSources, sourcesOfEstimate } from "./sources-behind"

/** What a firm's work needs against what its chips can do. Null for an unknown firm, or one without a number. */
export async function buildRunway(spec: SpecOf<"runway">): Promise<ChartDocument | null> {
  const { firm, workload, set } = spec
  const catalogue = await catalogueOf(spec)
  const company = catalogue.company.get(firm)
  if (!company) return null
  const estimate = await getEstimate(catalogue, company)
  const { asOf, horizonMonths } = estimate
  const model = fanModel(estimate[workload], { workload, set, asOf, horizonMonths, owner: company.name })
  if (!model) return null
  const available = set === "own" ? "available-own" : "available-all"
  const run = await engineRunOf(
    estimate,
    [`${workload}.${set}.`, `${workload}.required.`, `${workload}.${available}.`],
    catalogue,
  )
  const summary = summaryIn(estimate, spec)
  return {
    format: "chip-runway-chart",
    version: documentVersion,
    spec,
    figure: runwayFigure(model),
    answer: answerOf(company.name, estimate, spec),
    data: fanData(estimate, spec),
    measures: [
      runwayMeasure({
        slug: firm,
        name: company.name,
        workload,
        set,
        quantiles: summary?.quantiles ?? null,
        horizonMonths,
      }),
    ],
    sources: documentSources(catalogue, sourcesOfEstimate(catalogue, estimate)),
    provenance: {
      dataVersion: catalogue.dataVersion,
      asOf,
      engine: engineOf(estimate),
      assumptions: estimate.assumptionIds.toSorted(),
    },
    runs: run ? [run] : [],
  }
}

function summaryIn(estimate: Estimate, { workload, set }: SpecOf<"runway">) {
  return set === "own" ? estimate[workload].stock : estimate[workload].all
}

function answerOf(name: string, estimate: Estimate, spec: SpecOf<"runway">): string {
  const { workload, set } = spec
  const summary = summaryIn(estimate, spec)
  if (!summary) return noRunwaySentence(workload, estimate[workload].missing, estimate.rentsCompute)
  const { quantiles, censoredShare, alreadyShortShare } = summary
  const { asOf, horizonMonths } = estimate
  const facts = { workload, quantiles, censoredShare, alreadyShortShare, asOf, horizonMonths }
  const isStrained = estimate[workload].grade === "strained"
  return `${runwaySentence(stockSubject(name, set), facts)}${isStrained ? " For orientation only: the inputs contradict each other." : ""}`
}

/** A row a month: both bands as the engine gives them, and how many draws still suffice. */
function fanData(estimate: Estimate, spec: SpecOf<"runway">): ChartData {
  const { workload, set } = spec
  const { fan } = estimate[workload]
  if (!fan) throw new Error("a drawn runway has its bands")
  const survival = summaryIn(estimate, spec)?.survival ?? []
  return { columns: fanColumns(workload, set), rows: fanRows(fan, set, estimate.asOf, survival) }
}
