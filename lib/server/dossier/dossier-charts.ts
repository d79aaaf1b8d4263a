import "server-only"
import { drawPicture } from "@/lib/charts/picture/draw-picture"
import { variablePalette } from "@/lib/charts/picture/palettes"
import { html, trustedHtml, type Html } from "@/lib/html"
import type { DossierChart } from "./get-dossier"

/** Widths that each chart is drawn for: paper and screens, and phones. */
const widths = [
  { name: "wide", width: 720 },
  { name: "narrow", width: 360 },
] as const

/** The firm's charts as vectors, each with its answer and what its marks mean. */
export function dossierCharts(charts: readonly DossierChart[]): Html | null {
  if (charts.length === 0) return null
  return html`<section id="charts">
    <h2>Charts</h2>
    ${charts.map(chart)}
  </section>`
}

function chart({ document, id }: DossierChart, index: number): Html {
  const { figure, answer } = document
  return html`<figure id="chart-${index + 1}">
    <figcaption>
      <h3>${figure.title}</h3>
      <p class="measure">${figure.subtitle}</p>
    </figcaption>
    ${widths.map(({ name, width }) => {
      const { svg } = drawPicture(figure, {
        width,
        height: null,
        palette: variablePalette,
        foot: { source: "", link: null, note: null },
        hasHeading: false,
        background: false,
        idPrefix: `${name}-${index}`,
      })
      return html`<div class="${name}">${trustedHtml(svg)}</div> `
    })}
    <p>${answer}</p>
    <p class="words">${figure.words.join(" ")}</p>
    <p class="words">
      Chart ${id}<span class="way"> · <a href="#table-${index + 1}">the same as a table</a></span>
    </p>
  </figure>`
}
