import { datedWords } from "../../format"
import { bibtex, citationText } from "../citation"
import { dataLicence } from "../dataset"
import type { ChartDocument, DocumentSource } from "../document"
import { ris } from "../ris"

/** What every file of a chart carries: whose it is, under which licence, from which data and sources. */
export type Credits = {
  title: string
  /** Full address of the chart's page. */
  page: string
  dataVersion: number
  asOf: string
  licence: typeof dataLicence
  citation: string
  bibtex: string
  ris: string
  /** "Reuters, Baidu places order for Huawei AI chips, 7 Nov 2023, https://…" */
  sources: string[]
}

/**
 * The credits of a chart.
 *
 * @param page     full address of its page
 * @param frozenOn the ISO date on which it was frozen; null: a live chart
 */
export function creditsOf(
  { figure, sources, provenance }: ChartDocument,
  { page, frozenOn }: { page: string; frozenOn: string | null },
): Credits {
  const { dataVersion, asOf } = provenance
  const cited = { title: figure.title, dataVersion, asOf, frozenOn, accessedOn: null, url: page }
  return {
    title: figure.title,
    page,
    dataVersion,
    asOf,
    licence: dataLicence,
    citation: citationText(cited),
    bibtex: bibtex(cited),
    ris: ris(cited),
    sources: sources.map(sourceWords),
  }
}

/** A source on one line. */
export function sourceWords({ publisher, title, url, publishedOn, licence }: DocumentSource): string {
  return [publisher, title, publishedOn && datedWords(publishedOn), url, licence]
    .filter((part) => part !== null && part !== "")
    .join(", ")
}
