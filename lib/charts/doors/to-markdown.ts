import { datedWords } from "../../format"
import type { ChartDocument, DocumentSource } from "../document"
import { markdownLink, markdownText } from "./markdown-text"
import { provenanceWords } from "./provenance-words"

/**
 * A chart as GitHub's Markdown, for people who paste it: its answer, its figures as a table, its sources.
 *
 * @param link the chart's full address
 */
export function toMarkdown(
  { figure, answer, sources, provenance }: ChartDocument,
  { link }: { link: string },
): string {
  const { title, subtitle, table, words } = figure
  const blocks = [
    `# ${markdownText(title)}`,
    answer === "" ? "" : `**${markdownText(answer)}**`,
    markdownText(subtitle),
    tableOf(table),
    ...words.map(markdownText),
    ...(sources.length === 0 ? [] : ["## Sources", sources.map(sourceLine).join("\n")]),
    `Chip Runway · ${markdownText(provenanceWords(provenance))}`,
    `This chart: ${markdownLink(link, link)}`,
  ]
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`
}

function tableOf({ columns, rows }: ChartDocument["figure"]["table"]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`
  return [
    line(columns.map(({ label }) => markdownText(label))),
    line(columns.map(({ isNumeric }) => (isNumeric ? "---:" : "---"))),
    // A row may be short; a table's may not.
    ...rows.map((row) => line(columns.map((_, index) => markdownText(row[index] ?? "")))),
  ].join("\n")
}

function sourceLine({ id, publisher, title, url, publishedOn, licence }: DocumentSource): string {
  const parts = [
    `${markdownText(publisher)}: ${markdownLink(title ?? id, url)}`,
    ...(publishedOn === null ? [] : [datedWords(publishedOn)]),
    ...(licence === null ? [] : [markdownText(licence)]),
  ]
  return `- ${parts.join(", ")}`
}
