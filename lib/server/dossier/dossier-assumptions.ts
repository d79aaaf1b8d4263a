import "server-only"
import type { CompanyProfile } from "@/lib/contracts/company"
import { distributionWords, number } from "@/lib/distribution-words"
import { monthWords } from "@/lib/format"
import { html, type Html } from "@/lib/html"
import { confidenceLabels, sentenceCase } from "@/lib/labels"

/** Every parameter that enters the firm's estimate, with its spread, its shape and why. */
export function dossierAssumptions({ assumptions }: CompanyProfile): Html | null {
  if (assumptions.length === 0) return null
  const value = (of: number | null) => (of === null ? "not one number" : number(of))
  return html`<section id="assumptions">
    <h2>What the estimate assumes</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="Assumptions">
      <table>
        <thead>
          <tr>
            <th scope="col">Assumption</th>
            <th scope="col" class="n">5%</th>
            <th scope="col" class="n">Median</th>
            <th scope="col" class="n">95%</th>
            <th scope="col">Unit</th>
          </tr>
        </thead>
        ${assumptions.map(
          ({ id, meaning, p5, p50, p95, unit, confidence, scope, distribution, rationale, sources }) =>
            html`<tbody class="pair" id="assumption-${id}">
              <tr>
                <th scope="rowgroup">${meaning} <span class="words">${id}</span></th>
                <td class="n">${value(p5)}</td>
                <td class="n">${value(p50)}</td>
                <td class="n">${value(p95)}</td>
                <td>${unit}</td>
              </tr>
              <tr>
                <td colspan="5" class="why">
                  ${sentenceCase(confidenceLabels[confidence])}${
                    scope.from ? `, set for ${monthWords(scope.from)}` : ", for any date"
                  }.
                  ${sentenceCase(distributionWords(distribution))}. ${rationale}
                  ${sources.map(({ id, publisher }) => html`<a href="#source-${id}">${publisher}</a> `)}
                </td>
              </tr>
            </tbody> `,
        )}
      </table>
    </div>
  </section>`
}
