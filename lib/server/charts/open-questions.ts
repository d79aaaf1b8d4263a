import "server-only"
import { documentVersion, type ChartData, type ChartDocument, type EngineRun } from "@/lib/charts/document"
import { openQuestionsFigure } from "@/lib/charts/figure/open-questions-figure"
import { openQuestionsTitle, rankedQuestions } from "@/lib/charts/open-questions-model"
import type { SpecOf } from "@/lib/charts/spec"
import type { OpenForecast, OpenQuestions } from "@/lib/contracts/open-questions"
import { ENGINE_VERSION } from "@/lib/estimation"
import { gainWords, openQuestionsLead } from "@/lib/open-questions-words"
import { openQuestions } from "@/lib/server/drivers/open-questions"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { drivenFirms } from "@/lib/server/queries/open-questions"
import { engineRunOf } from "./engine-run"
import { documentSources, sourcesOfEstimate } from "./sources-behind"

const shown = ["training.own.runway", "inference.own.runway"]

/** The facts most worth finding. Null where no firm has a number. */
export async function buildOpenQuestions(spec: SpecOf<"open-questions">): Promise<ChartDocument | null> {
  const catalogue = await loadCatalogue()
  const driven = await drivenFirms(catalogue)
  const questions = openQuestions(catalogue, driven)
  const { facts, orientation, future, method } = questions
  if (facts.length + orientation.length + future.length + method.length === 0) return null
  const runs: EngineRun[] = []
  for (const { estimate } of driven) {
    const run = await engineRunOf(estimate, shown)
    if (run) runs.push(run)
  }
  const { seed, draws } = catalogue.dataset
  return {
    format: "chip-runway-chart",
    version: documentVersion,
    spec,
    figure: openQuestionsFigure(questions),
    answer: openQuestionsLead(questions) ?? `${openQuestionsTitle} None that counts.`,
    data: dataOf(questions),
    measures: facts.map((fact) => ({
      key: `${fact.id}.narrows`,
      label: fact.question,
      value: fact.months,
      unit: "months",
      words: gainWords(fact),
    })),
    sources: documentSources(
      catalogue,
      driven.flatMap(({ estimate }) => sourcesOfEstimate(catalogue, estimate)),
    ),
    provenance: {
      dataVersion: catalogue.dataVersion,
      asOf: questions.asOf,
      engine: { version: ENGINE_VERSION, seed, draws },
      assumptions: [...new Set(driven.flatMap(({ estimate }) => estimate.assumptionIds))].sort(),
    },
    runs,
  }
}

function dataOf(questions: OpenQuestions): ChartData {
  const { facts, orientation, future, method, horizonMonths } = questions
  const ranks = new Map(rankedQuestions(facts).map(({ question, rank }) => [question.id, rank]))
  const rows = (kind: string, entries: readonly (OpenForecast & { question?: string })[]) =>
    entries.flatMap((entry) =>
      entry.helps.map((help) => [
        kind,
        entry.id,
        entry.question ?? entry.label,
        kind === "fact" ? (ranks.get(entry.id) ?? null) : null,
        help.firm,
        help.name,
        help.workload,
        help.isStrained ? "strained" : "counts",
        help.interval.low,
        help.interval.high,
        help.width,
        help.expectedWidth,
        help.narrowsBy,
        help.error,
      ]),
    )
  const capped = `months, ends capped at ${horizonMonths}`
  return {
    columns: [
      {
        name: "kind",
        title: "fact, future (can only be forecast) or method (in general)",
        unit: null,
        type: "text",
      },
      { name: "unknown", title: "The record behind it", unit: null, type: "text" },
      { name: "question", title: "The question, or the unknown in words", unit: null, type: "text" },
      {
        name: "rank",
        title: "Rank among facts that narrow an estimate that counts; two numbers: not to be told apart",
        unit: null,
        type: "text",
      },
      { name: "firm", title: "Firm, as in its address here", unit: null, type: "text" },
      { name: "firm_name", title: "Name of the firm", unit: null, type: "text" },
      { name: "workload", title: "training or inference", unit: null, type: "text" },
      { name: "standing", title: "counts, or strained: for orientation only", unit: null, type: "text" },
      {
        name: "interval_p5",
        title: "Lower end of the 90% interval as published",
        unit: "months",
        type: "number",
      },
      {
        name: "interval_p95",
        title: `Its upper end; empty: beyond ${horizonMonths} months`,
        unit: "months",
        type: "number",
      },
      { name: "width", title: "Width of the interval as things stand", unit: capped, type: "number" },
      {
        name: "expected_width",
        title: "Its mean width once the unknown is known",
        unit: capped,
        type: "number",
      },
      { name: "narrows_by", title: "The difference", unit: "months", type: "number" },
      { name: "narrows_by_error", title: "Its standard error", unit: "months", type: "number" },
    ],
    rows: [
      ...rows("fact", facts),
      ...rows("fact", orientation),
      ...rows("future", future),
      ...rows("method", method),
    ],
  }
}
