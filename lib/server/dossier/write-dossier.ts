import "server-only"
import { monthWords } from "@/lib/format"
import { html, trustedHtml } from "@/lib/html"
import { routes } from "@/lib/routes"
import { dossierCharts } from "./dossier-charts"
import { dossierClaims } from "./dossier-claims"
import { dossierAssumptions } from "./dossier-assumptions"
import { dossierMethod } from "./dossier-method"
import { dossierOrders } from "./dossier-orders"
import { dossierProof } from "./dossier-proof"
import { dossierSources } from "./dossier-sources"
import { dossierStyle } from "./dossier-style"
import { dossierTables } from "./dossier-tables"
import type { Dossier } from "./get-dossier"

/**
 * A firm's dossier: one document that needs no network and no script. Its charts are vectors, its tables are
 * whole, and the documents behind the charts stand in it as JSON, so that its figures can be read by a program and
 * checked against their hashes.
 *
 * @param site the full address of the site, without a slash at the end
 */
export function writeDossier(dossier: Dossier, site: string): string {
  const { profile, charts } = dossier
  const { name, nameZh, asOf, dataVersion, description, isPseudo } = profile
  const answers = charts
    .filter(({ document }) => document.spec.chart === "runway" && document.spec.set === "own")
    .map(({ document }) => html`<p class="answer">${document.answer}</p>`)
  const missing = profile.missingEvidence.length > 0 && !isPseudo && answers.length === 0
  return html`<!doctype html>
    <html lang="en" style="--foot:${cssText(`Chip Runway · ${name} · data version ${dataVersion}`)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content="Chip Runway" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${name}: dossier, data version ${dataVersion} · Chip Runway</title>
        ${trustedHtml(`<style>${dossierStyle}</style>`)}
      </head>
      <body>
        <header>
          <p class="site">Chip Runway · dossier</p>
          <h1>${name}${nameZh !== null && html` <span lang="zh-Hans">${nameZh}</span>`}</h1>
          <p>${description}</p>
          ${answers}
          ${missing && html`<p class="answer">Not enough evidence: ${profile.missingEvidence.join("; ")}.</p>`}
          <p class="stamp">
            As of ${monthWords(asOf)} · data version ${dataVersion} ·
            ${countOf(profile.orders.length, "order")} · ${countOf(profile.sources.length, "source")} ·
            <a href="${site + routes.company(profile.slug)}">${site + routes.company(profile.slug)}</a>
          </p>
          <nav aria-label="Contents">
            <ol>
              ${contentsOf(dossier).map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
            </ol>
          </nav>
        </header>
        <main>
          ${dossierCharts(charts)} ${dossierOrders(profile)} ${dossierClaims(profile)}
          ${dossierAssumptions(profile)} ${dossierTables(charts)} ${dossierMethod(dossier.method)}
          ${dossierSources(profile)} ${dossierProof(dossier, site)}
        </main>
        <footer>
          Estimates from public reports; not investment or legal advice. Data: CC BY 4.0. Some chip and cost
          figures: Epoch AI, CC BY 4.0.
        </footer>
      </body>
    </html> `.markup
}

/** A text as CSS writes it, for the margin of printed pages. */
function cssText(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&").replace(/\s+/g, " ")}"`
}

function contentsOf({ profile, charts }: Dossier): { id: string; title: string }[] {
  const has = (condition: boolean, id: string, title: string) => (condition ? [{ id, title }] : [])
  return [
    ...has(charts.length > 0, "charts", "Charts"),
    ...has(profile.orders.length > 0, "orders", "Orders and their reports"),
    ...has(
      profile.statements.length + profile.notes.length + profile.designations.length > 0,
      "claims",
      "What was said",
    ),
    ...has(profile.assumptions.length > 0, "assumptions", "What the estimate assumes"),
    ...has(charts.length > 0, "tables", "The charts as tables"),
    { id: "method", title: "Method" },
    ...has(profile.sources.length > 0, "sources", "Sources"),
    { id: "proof", title: "How to check this file" },
  ]
}

function countOf(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`
}
