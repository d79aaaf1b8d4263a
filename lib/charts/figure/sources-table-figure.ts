import type { SourceListItem } from "../../contracts/source"
import { datedWords } from "../../format"
import { sourceTypeLabels } from "../../labels"
import type { Figure } from "./figure"
import { tableFigure } from "./table-figure"

const columns = [
  ...["Publisher", "Title", "Published"].map((label) => ({ label, isNumeric: false })),
  { label: "Records", isNumeric: true },
  ...["Kind", "Licence", "Address"].map((label) => ({ label, isNumeric: false })),
]

/** Every source with what its reader needs to find it again, the most used first. */
export function sourcesTableFigure(sources: readonly SourceListItem[]): Figure {
  return tableFigure({
    title: sourcesFinding(sources),
    subtitle: "Pages, filings and datasets that records rest on, and how many records each has",
    words: [
      "A source counts as read when the page itself was opened; one that others name, or that could not be opened, is unverified and without weight in an estimate.",
    ],
    table: { caption: "Sources", columns, rows: sources.map(sourceRow) },
  })
}

/** "394 sources, 310 of them read" */
export function sourcesFinding(sources: readonly SourceListItem[]): string {
  return `${sources.length} sources, ${readCount(sources)} of them read`
}

export function readCount(sources: readonly SourceListItem[]): number {
  return sources.filter(({ verification }) => verification === "read").length
}

function sourceRow(source: SourceListItem): string[] {
  const { publisher, title, publishedOn, kind, licence, url, useCount, verification } = source
  return [
    publisher,
    `${title ?? "untitled"}${verification === "read" ? "" : " (unverified)"}`,
    publishedOn ? datedWords(publishedOn) : "undated",
    useCount === 0 ? "none" : String(useCount),
    sourceTypeLabels[kind],
    licence ?? "none named",
    url ?? "none on record",
  ]
}
