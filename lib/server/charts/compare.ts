import "server-only"
import { compareAnswer, compareData, compareFigure } from "@/lib/charts/compare/compare-figure"
import { outlastWords } from "@/lib/compare-words"
import { documentVersion, type ChartDocument } from "@/lib/charts/document"
import { runwayMeasure } from "@/lib/charts/runway-data"
import type { SpecOf } from "@/lib/charts/spec"
import type { Compare, CompareMeasure } from "@/lib/contracts/compare"
import type { Estimate } from "@/lib/contracts/estimate"
import { shareWords } from "@/lib/format"
import { ENGINE_VERSION } from "@/lib/estimation"
import { estimatesFor } from "@/lib/server/estimates/get-estimate"
import { catalogueKnownOn } from "@/lib/server/queries/as-known"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { getCompare } from "@/lib/server/queries/compare"
import { atOneVersion } from "./at-one-version"
import { engineRunOf } from "./engine-run"
import { documentSources, sourcesOfEstimate } from "./sources-behind"

const workloads = ["training", "inference"] as const

/** One measure of some firms on common axes. Null where one of them is not on record. */
export async function buildCompare(spec: SpecOf<"compare">): Promise<ChartDocument | null> {
  return atOneVersion((catalogue) => documentOf(catalogue, spec), spec.known ?? null)
}

async function documentOf(catalogue: Catalogue, spec: SpecOf<"compare">): Promise<ChartDocument | null> {
  const { firms, measure, set, known } = spec
  const past = known === undefined ? null : await catalogueKnownOn(known)
  const compare = await getCompare({ firms, set, workload: "both" }, past)
  if (compare === null) return null
  const companies = firms.flatMap((slug) => catalogue.company.get(slug) ?? [])
  const estimates = [...(await estimatesFor(catalogue, companies)).values()]
  const runs: ChartDocument["runs"] = []
  for (const estimate of estimates) {
    const run = await engineRunOf(estimate, figuresOf(measure, set), catalogue)
    if (run) runs.push(run)
  }
  const figure = compareFigure(compare, measure)
  const isEstimated = measure !== "statements"
  const { seed, draws } = catalogue.dataset
  return {
    format: "chip-runway-chart",
    version: documentVersion,
    spec,
    figure: { ...figure, words: [...figure.words, ...(measure === "runways" ? [outlastWords] : [])] },
    answer: compareAnswer(compare, measure),
    data: compareData(compare, measure),
    measures: measuresOf(compare, measure),
    sources: documentSources(catalogue, [
      ...(isEstimated ? estimates.flatMap((estimate) => sourcesOfEstimate(catalogue, estimate)) : []),
      ...compare.statements
        .filter(({ id }) => measure === "statements" || (measure === "runways" && isMarked(compare, id)))
        .map(({ source }) => source.id),
    ]),
    provenance: {
      dataVersion: catalogue.dataVersion,
      asOf: compare.asOf,
      engine: isEstimated ? { version: ENGINE_VERSION, seed, draws } : null,
      assumptions: isEstimated ? assumptionsOf(estimates) : [],
    },
    runs,
  }
}

/** Names of the figures of a run that a measure shows; none where the same draws are weighed another way. */
function figuresOf(measure: CompareMeasure, set: Compare["view"]["set"]): string[] {
  const available = set === "own" ? "available-own" : "available-all"
  switch (measure) {
    case "runways":
      return workloads.flatMap((workload) => [`${workload}.${set}.runway`, `${workload}.${set}.shares`])
    case "stock":
      return ["stock."]
    case "training":
    case "inference":
      return [`${measure}.required.`, `${measure}.${available}.`]
    case "exposure":
    case "statements":
      return []
  }
}

function assumptionsOf(estimates: readonly Estimate[]): string[] {
  return [...new Set(estimates.flatMap(({ assumptionIds }) => assumptionIds))].sort()
}

function isMarked({ firms }: Compare, id: string): boolean {
  return firms.some(({ row }) => row.marks.some(({ claimId }) => claimId === id))
}

function measuresOf(compare: Compare, measure: CompareMeasure): ChartDocument["measures"] {
  const { firms, view, horizonMonths } = compare
  switch (measure) {
    case "runways":
      return firms.flatMap(({ slug, name, row }) =>
        workloads.map((workload) =>
          runwayMeasure({
            slug,
            name,
            workload,
            set: view.set,
            quantiles: row[workload].quantiles,
            horizonMonths,
          }),
        ),
      )
    case "exposure":
      return firms.flatMap(({ slug, name, exposure }) =>
        workloads.flatMap((workload) => {
          const share = exposure.shares[workload]?.notFreelyBought.p50
          if (share === undefined) return []
          return [
            {
              key: `${slug}.${workload}.exposure.now`,
              label: `${name}, ${workload} on chips it could not simply buy again, median`,
              value: share,
              unit: "share",
              words: shareWords(share),
            },
          ]
        }),
      )
    default:
      return []
  }
}
