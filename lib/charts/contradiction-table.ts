import type { Contradiction } from "../contracts/contradiction"
import { claimFigures, claimWeightWords } from "../contradiction-figures"
import { truthWords } from "../truth-words"
import type { ChartTable } from "./chart-table"
import { contradictionModel, type MatterModel } from "./contradiction-model"

/** What the marks of a group mean; empty where there are none. */
export function contradictionWords({ axes, rows }: MatterModel): string[] {
  if (axes.length === 0) return []
  const figures = axes.flatMap((axis) => Object.values(axis.figures))
  const bands = [...new Set(figures.flatMap(({ band }) => band?.words ?? []))]
  return [
    rows.some(({ weight }) => weight > 0)
      ? "The larger the dot, the more weight in the estimate; hollow has none."
      : "Hollow: without weight in any estimate.",
    ...(figures.some(({ from, to }) => from !== to)
      ? ["A line is a range, an arrow a bound left open."]
      : []),
    ...(bands.length > 0 ? [`Behind prices, the price on record (${bands.join("; ")}).`] : []),
  ]
}

/** Every claim of a group in full, in the order of its rows. */
export function contradictionTable(matter: Contradiction, horizonMonths: number): ChartTable {
  const { rows } = contradictionModel(matter)
  return {
    caption: matter.title,
    columns: [
      "Source",
      "Published",
      "In figures",
      "It says",
      "Came by",
      "Weight",
      "If it were the truth",
    ].map((label) => ({ label, isNumeric: false })),
    rows: rows.map(({ one, publisher, published, via, isUnverified }) => [
      publisher,
      published,
      claimFigures(one) ?? "no figure",
      isUnverified ? `${one.claim.text} (unverified)` : one.claim.text,
      via.length === 0 ? "read where it came out" : [...via, publisher].join(" → "),
      claimWeightWords(one),
      truthWords(one, horizonMonths),
    ]),
  }
}
