import "server-only"
import { canonicalJson } from "@/lib/charts/canonical-json"
import type { ChartData, ChartDocument } from "@/lib/charts/document"
import { assumptionsTableFigure, judgementCount } from "@/lib/charts/figure/assumptions-table-figure"
import type { SpecOf } from "@/lib/charts/spec"
import type { AssumptionView } from "@/lib/contracts/assumption"
import { listAssumptions } from "@/lib/server/queries/assumptions"
import { atOneVersion } from "./at-one-version"
import { recordDocument } from "./record-document"

/** Every assumption of the model. */
export async function buildAssumptionsTable(
  spec: SpecOf<"assumptions-table">,
): Promise<ChartDocument | null> {
  return atOneVersion(async (catalogue) => {
    const { assumptions } = await listAssumptions()
    if (assumptions.length === 0) return null
    const count = assumptions.length
    const judgements = judgementCount(assumptions)
    return recordDocument(catalogue, {
      spec,
      figure: assumptionsTableFigure(assumptions),
      answer: `The estimates rest on ${count} parameters, each a range and not a number; ${judgements} are judgements of ours without a source.`,
      data: dataOf(assumptions),
      measures: [
        {
          key: "assumptions.rows",
          label: "Assumptions on record",
          value: count,
          unit: "assumptions",
          words: `${count} assumptions`,
        },
        {
          key: "assumptions.judgements",
          label: "Assumptions that are our judgement",
          value: judgements,
          unit: "assumptions",
          words: `${judgements} assumptions`,
        },
      ],
      sourceIds: assumptions.flatMap(({ sources }) => sources.map(({ id }) => id)),
    })
  })
}

function dataOf(assumptions: readonly AssumptionView[]): ChartData {
  const text = (name: string, title: string): ChartData["columns"][number] => ({
    name,
    title,
    unit: null,
    type: "text",
  })
  return {
    columns: [
      text("id", "Assumption, as the methodology names it"),
      text("meaning", "What it is"),
      text("group", "What part of the model it belongs to"),
      ...(["p5", "p50", "p95"] as const).map((name): ChartData["columns"][number] => ({
        name,
        title: `${name.slice(1)}th percentile, in the unit named beside it; empty: not one number`,
        unit: null,
        type: "number",
      })),
      text("unit", "Unit"),
      text("distribution", "The distribution with its parameters, as JSON"),
      { name: "set_from", title: "First month it was set for; empty: any", unit: null, type: "month" },
      { name: "set_until", title: "Last month it may serve; empty: open", unit: null, type: "month" },
      text("firms", "Firms it holds for; empty: all"),
      text("chips", "Parts it holds for; empty: all"),
      text("confidence", "How sure we are"),
      text("verification", "Read, unverified, or our judgement"),
      text("rationale", "Why it was set so"),
      text("sources", "Sources"),
    ],
    rows: assumptions.map((one) => [
      one.id,
      one.meaning,
      one.group,
      one.p5,
      one.p50,
      one.p95,
      one.unit,
      canonicalJson(one.distribution),
      one.scope.from,
      one.scope.until,
      one.scope.firms?.join(" ") ?? null,
      one.scope.chips?.join(" ") ?? null,
      one.confidence,
      one.verification,
      one.rationale,
      one.sources.map(({ id }) => id).join(" ") || null,
    ]),
  }
}
