import type { AssumptionView } from "../../contracts/assumption"
import { distributionWords, number } from "../../distribution-words"
import { monthWords } from "../../format"
import { assumptionGroupLabels, confidenceLabels } from "../../labels"
import type { Figure } from "./figure"
import { tableFigure } from "./table-figure"

const columns = [
  { label: "Assumption", isNumeric: false },
  ...["5%", "Median", "95%"].map((label) => ({ label, isNumeric: true })),
  ...["Unit", "Shape", "Set for", "How it is known", "Sources", "Group", "Id"].map((label) => ({
    label,
    isNumeric: false,
  })),
]

/** Every parameter of the model with its distribution, the month it was set for and its evidence. */
export function assumptionsTableFigure(assumptions: readonly AssumptionView[]): Figure {
  const judgements = judgementCount(assumptions)
  return tableFigure({
    title: `What the estimates assume: ${assumptions.length} parameters, ${judgements} of them our judgement`,
    subtitle: "Each a range and not a number: percentiles of its distribution, in its own unit",
    words: ["A judgement of ours has no source of its own."],
    table: { caption: "Assumptions", columns, rows: assumptions.map(assumptionRow) },
  })
}

export function judgementCount(assumptions: readonly AssumptionView[]): number {
  return assumptions.filter(({ verification }) => verification === "judgement").length
}

function assumptionRow(assumption: AssumptionView): string[] {
  const { id, meaning, unit, p5, p50, p95, distribution, scope, group, sources } = assumption
  return [
    meaning,
    ...[p5, p50, p95].map((value) => (value === null ? "not one number" : number(value))),
    unit,
    distributionWords(distribution),
    scope.from ? monthWords(scope.from) : "any month",
    howKnown(assumption),
    sources.map(({ publisher }) => publisher).join("; ") || "none",
    assumptionGroupLabels[group],
    id,
  ]
}

function howKnown({ confidence, verification }: AssumptionView): string {
  const known = { read: null, judgement: "our judgement", unverified: "unverified" }[verification]
  return [confidenceLabels[confidence], known].filter(Boolean).join(", ")
}
