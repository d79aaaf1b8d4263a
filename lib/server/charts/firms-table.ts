import "server-only"
import { documentVersion, type ChartData, type ChartDocument } from "@/lib/charts/document"
import { firmsFinding, firmsTableFigure } from "@/lib/charts/figure/firms-table-figure"
import { runwayColumns, runwayMeasure, runwayValues } from "@/lib/charts/runway-data"
import type { SpecOf } from "@/lib/charts/spec"
import type { CompanyList } from "@/lib/contracts/company"
import type { Estimate } from "@/lib/contracts/estimate"
import { ENGINE_VERSION } from "@/lib/estimation"
import { monthWords } from "@/lib/format"
import { medianWords, middleHalfWords } from "@/lib/runway-words"
import { estimatesFor } from "@/lib/server/estimates/get-estimate"
import { listCompanies } from "@/lib/server/queries/companies"
import { atOneVersion } from "./at-one-version"
import { engineRunOf } from "./engine-run"
import { documentSources, sourcesOfEstimate } from "./sources-behind"

const workloads = ["training", "inference"] as const

/** Every firm with both runways of its own stock and what is on record of it. */
export async function buildFirmsTable(spec: SpecOf<"firms-table">): Promise<ChartDocument | null> {
  return atOneVersion(async (catalogue) => {
    const list = await listCompanies()
    if (list.companies.length === 0) return null
    const estimates = await estimatesFor(catalogue, catalogue.records.company)
    const numbered = list.companies.filter((one) => one.training.quantiles ?? one.inference.quantiles)
    const shown = numbered.flatMap(({ slug }) => estimates.get(slug) ?? [])
    const runs: ChartDocument["runs"] = []
    for (const estimate of shown) {
      const run = await engineRunOf(
        estimate,
        (["training", "inference"] as const).flatMap((workload) => [
          `${workload}.own.runway`,
          `${workload}.own.shares`,
        ]),
      )
      if (run) runs.push(run)
    }
    const { dataset } = catalogue
    return {
      format: "chip-runway-chart",
      version: documentVersion,
      spec,
      figure: firmsTableFigure(list),
      answer: answerOf(list),
      data: dataOf(list, estimates),
      measures: [
        {
          key: "firms.rows",
          label: "Firms on record, the whole market among them",
          value: list.companies.length,
          unit: "firms",
          words: `${list.companies.length} firms`,
        },
        ...numbered.flatMap(({ slug, name, ...of }) =>
          workloads.map((workload) =>
            runwayMeasure({
              slug,
              name,
              workload,
              set: "own",
              quantiles: of[workload].quantiles,
              horizonMonths: list.horizonMonths,
            }),
          ),
        ),
      ],
      sources: documentSources(
        catalogue,
        shown.flatMap((estimate) => sourcesOfEstimate(catalogue, estimate)),
      ),
      provenance: {
        dataVersion: catalogue.dataVersion,
        asOf: list.asOf,
        engine: { version: ENGINE_VERSION, seed: dataset.seed, draws: dataset.draws },
        assumptions: [...new Set(shown.flatMap(({ assumptionIds }) => assumptionIds))].sort(),
      },
      runs,
    }
  })
}

/** "27 firms, 12 with a number; the shortest for training: Zhipu, about 2 months as of Nov 2026 (even odds: 1 to 5)." */
function answerOf(list: CompanyList): string {
  const { companies, horizonMonths, asOf } = list
  const [shortest] = companies
    .flatMap(({ name, training: { quantiles, grade } }) =>
      quantiles && grade !== "strained" ? [{ name, quantiles }] : [],
    )
    .sort(
      (a, b) => (a.quantiles.p50 ?? Infinity) - (b.quantiles.p50 ?? Infinity) || (a.name < b.name ? -1 : 1),
    )
  if (!shortest) return `${firmsFinding(list)}.`
  const { name, quantiles } = shortest
  const runway = `${medianWords(quantiles.p50, horizonMonths)} as of ${monthWords(asOf)}`
  return `${firmsFinding(list)}; the shortest for training: ${name}, ${runway} (even odds: ${middleHalfWords(quantiles, horizonMonths)}).`
}

/** A row for each firm and workload. */
function dataOf(
  { companies, asOf, horizonMonths }: CompanyList,
  estimates: ReadonlyMap<string, Estimate>,
): ChartData {
  const counts = ["orders", "reports", "statements", "notes"] as const
  return {
    columns: [
      { name: "firm", title: "Firm, as in its address here", unit: null, type: "text" },
      { name: "firm_name", title: "Name of the firm", unit: null, type: "text" },
      { name: "firm_name_zh", title: "Name in Chinese; empty: none on record", unit: null, type: "text" },
      { name: "kind", title: "Kind of firm", unit: null, type: "text" },
      { name: "workload", title: "training or inference", unit: null, type: "text" },
      { name: "grade", title: "How far the estimate can be trusted", unit: null, type: "text" },
      ...runwayColumns(asOf, horizonMonths),
      ...counts.map((name): ChartData["columns"][number] => ({
        name,
        title: `How many ${name} are on record`,
        unit: name,
        type: "number",
      })),
    ],
    rows: companies.flatMap((company) =>
      workloads.map((workload) => [
        company.slug,
        company.name,
        company.nameZh,
        company.isPseudo ? "whole market" : company.kind,
        workload,
        company[workload].grade,
        ...runwayValues(
          company[workload].quantiles ? (estimates.get(company.slug)?.[workload].stock ?? null) : null,
          asOf,
        ),
        company.orderCount,
        company.reportCount,
        company.statementCount,
        company.noteCount,
      ]),
    ),
  }
}
