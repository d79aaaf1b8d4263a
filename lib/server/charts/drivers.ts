import "server-only"
import { driversModel, type DriversModel } from "@/lib/charts/drivers-model"
import { documentVersion, type ChartData, type ChartDocument } from "@/lib/charts/document"
import { driversFigure } from "@/lib/charts/figure/drivers-figure"
import type { SpecOf } from "@/lib/charts/spec"
import type { DriversOutput } from "@/lib/contracts/drivers-view"
import { barMonthsWords } from "@/lib/drivers-words"
import { sentenceCase } from "@/lib/labels"
import { driversOf } from "@/lib/server/analyses/drivers"
import { driversView } from "@/lib/server/drivers/drivers-view"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { engineOf } from "./engine-of"
import { engineRunOf } from "./engine-run"
import { documentSources, sourcesOfEstimate } from "./sources-behind"

/** What a firm's runway hangs on. Null for an unknown firm, or one without a number. */
export async function buildDrivers(spec: SpecOf<"drivers">): Promise<ChartDocument | null> {
  const { firm, workload, set } = spec
  const catalogue = await loadCatalogue()
  const company = catalogue.company.get(firm)
  if (!company) return null
  const estimate = await getEstimate(catalogue, company)
  if (estimate[workload].grade === "none") return null
  const drivers = await driversOf(catalogue, company, estimate.asOf)
  const view = driversView(catalogue, company, drivers, estimate)
  const model = driversModel(view, spec)
  const output = view[workload][set]
  if (!model || !output) return null
  const run = await engineRunOf(estimate, [`${workload}.${set}.runway`])
  return {
    format: "chip-runway-chart",
    version: documentVersion,
    spec,
    figure: driversFigure(model),
    answer: model.sentence,
    data: dataOf(output, view.horizonMonths),
    measures: measuresOf(spec, model, output, view.horizonMonths),
    sources: documentSources(catalogue, sourcesOfEstimate(catalogue, estimate)),
    provenance: {
      dataVersion: catalogue.dataVersion,
      asOf: estimate.asOf,
      engine: engineOf(estimate),
      assumptions: estimate.assumptionIds.toSorted(),
    },
    runs: run ? [run] : [],
  }
}

/** The middle run, and the share of each input that is drawn. */
function measuresOf(
  { firm, workload, set }: SpecOf<"drivers">,
  { whose, bars }: DriversModel,
  { base }: DriversOutput,
  horizonMonths: number,
): ChartDocument["measures"] {
  const key = `${firm}.${workload}.${set}`
  return [
    {
      key: `${key}.middle-run`,
      label: `${sentenceCase(whose)}, every input in its middle`,
      value: base,
      unit: "months",
      words: barMonthsWords(base, horizonMonths),
    },
    ...bars.map(({ row, total }) => ({
      key: `${key}.${row.var}.total`,
      label: `${sentenceCase(whose)}: share of ${row.label}, with others`,
      value: row.total,
      unit: "share",
      words: total,
    })),
  ]
}

/** Every input that moves the runway, none rounded. */
function dataOf({ rows, base }: DriversOutput, horizonMonths: number): ChartData {
  const capped = `months, capped at ${horizonMonths}`
  return {
    columns: [
      { name: "input", title: "Input, as the model names it", unit: null, type: "text" },
      { name: "label", title: "The same in words", unit: null, type: "text" },
      { name: "unit", title: "Unit of the input", unit: null, type: "text" },
      { name: "input_p5", title: "The input’s 5th percentile; empty: a split", unit: null, type: "number" },
      { name: "input_p95", title: "The input’s 95th percentile; empty: a split", unit: null, type: "number" },
      {
        name: "runway_middle",
        title: "Runway with every input in its middle",
        unit: capped,
        type: "number",
      },
      {
        name: "runway_at_p5",
        title: "Runway with this input at its 5th percentile and all others in their middle; empty: a split",
        unit: capped,
        type: "number",
      },
      {
        name: "runway_at_p95",
        title: "Runway with this input at its 95th percentile and all others in their middle; empty: a split",
        unit: capped,
        type: "number",
      },
      {
        name: "share_alone",
        title: "Share of the variance that knowing this input alone would take away (first order), 0 to 1",
        unit: "share",
        type: "number",
      },
      { name: "share_alone_error", title: "Its standard error", unit: "share", type: "number" },
      {
        name: "share_with_others",
        title: "Share of the variance left if all others were known (total), 0 to 1",
        unit: "share",
        type: "number",
      },
      { name: "share_with_others_error", title: "Its standard error", unit: "share", type: "number" },
    ],
    rows: rows.map((row) => [
      row.var,
      row.label,
      row.unit,
      row.p5,
      row.p95,
      base,
      row.atP5,
      row.atP95,
      row.first,
      row.firstError,
      row.total,
      row.totalError,
    ]),
  }
}
