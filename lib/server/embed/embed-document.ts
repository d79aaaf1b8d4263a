import "server-only"
import type { ChartDocument } from "@/lib/charts/document"
import type { Figure } from "@/lib/charts/figure/figure"
import { dayWords } from "@/lib/day-words"
import { countWords, monthWords } from "@/lib/format"
import { html, trustedHtml, type Html } from "@/lib/html"
import { embedDrawing, embedWidths } from "./embed-drawing"
import type { EmbedLook } from "./embed-look"
import { embedPage } from "./embed-page"
import { embedTable } from "./embed-table"
import { raised } from "./raised"

export type Embedded = {
  document: ChartDocument
  /** Where the chart is on the site. */
  address: string
  /** The day it was frozen, as an ISO date; null for a live chart. */
  frozenOn: string | null
  /** What a frozen chart says of newer data, and where that is told; null where nothing is newer. */
  notice: { sentence: string; address: string } | null
}

/** A chart as a document that stands in somebody else's page. */
export function embedDocument({ document, address, frozenOn, notice }: Embedded, look: EmbedLook): string {
  const { figure, answer } = document
  const { title, subtitle, words } = figure
  const newer =
    notice && html`<p class="notice">${notice.sentence} ${link(notice.address, "What changed")}</p>`
  // A title that says the finding is not said again.
  const finding = answer !== `${title}.` && html`<p class="answer">${raised(answer)}</p>`
  const meaning = words.length > 0 && html`<p class="words">${raised(words.join(" "))}</p>`
  return embedPage({
    title,
    canonical: address,
    look,
    body: html`<main>
        ${newer}
        <h1>${title}</h1>
        ${finding}
        <p class="measure">${raised(subtitle)}</p>
        ${figure.plot.type === "table" ? [embedTable(figure), meaning] : [drawings(figure), meaning, twin(figure)]}
      </main>
      <footer><span>${footWords(document, frozenOn)}</span> ${link(address, "Chip Runway")}</footer>`,
  })
}

/** One drawing for each range of widths; all but one are hidden, also from those who listen. */
function drawings(figure: Figure): Html[] {
  return embedWidths.map(
    (layout) =>
      html`<div class="drawing ${layout.name}">${trustedHtml(embedDrawing(figure, layout).svg)}</div>`,
  )
}

function twin(figure: Figure): Html {
  return html`<details>
    <summary>The same as a table</summary>
    ${embedTable(figure)}
  </details>`
}

/** "as of Nov 2026 · data version 412 · 14 sources · frozen on 27 Nov 2026" */
function footWords({ sources, provenance }: ChartDocument, frozenOn: string | null): string {
  const { asOf, dataVersion } = provenance
  return [
    `as of ${monthWords(asOf)}`,
    `data version ${dataVersion}`,
    sources.length === 1 ? "1 source" : `${countWords(sources.length)} sources`,
    ...(frozenOn === null ? [] : [`frozen on ${dayWords(frozenOn)}`]),
  ].join(" · ")
}

/** A new window, because the one that the reader is in belongs to somebody else. */
function link(address: string, words: string): Html {
  return html`<a href="${address}" target="_blank" rel="noopener">${words}</a>`
}
