import "server-only"
import { html, trustedHtml, type Html } from "@/lib/html"
import { routes } from "@/lib/routes"
import type { Dossier } from "./get-dossier"

/** The hashes of what the charts show and rest on, and the documents themselves. */
export function dossierProof({ charts, profile }: Dossier, site: string): Html {
  const engine = charts.find(({ document }) => document.provenance.engine !== null)?.document.provenance
    .engine
  return html`<section id="proof">
    <h2>How to check this file</h2>
    <p>
      Each chart is made from one document: its rows, words, sources and settings, in JSON with the keys in
      order. All ${charts.length} stand at the end of this file, in elements of the type application/json. The
      SHA-256 of such a text is the chart’s hash, and the beginning of the hash in base32 is its id. Freezing
      the chart of data version ${profile.dataVersion} on the site gives the same id.
      ${engine ? `The estimates are ${engine.draws} draws with seed ${engine.seed} of engine ${engine.version}; the hashes of what the engine was given follow each chart.` : null}
    </p>
    <div class="scroll" tabindex="0" role="region" aria-label="Hashes">
      <table>
        <thead>
          <tr>
            <th scope="col">Chart</th>
            <th scope="col">Id</th>
            <th scope="col">SHA-256 of the document</th>
            <th scope="col">SHA-256 of the engine’s input</th>
          </tr>
        </thead>
        <tbody>
          ${charts.map(
            ({ document, hash, id }, index) =>
              html`<tr>
                <th scope="row"><a href="#chart-${index + 1}">${document.figure.title}</a></th>
                <td class="id"><code>${id}</code></td>
                <td><code>${hash}</code></td>
                <td>
                  ${
                    document.runs.length === 0
                      ? "no run of the engine"
                      : document.runs.map(({ input }) => html`<code>${input}</code> `)
                  }
                </td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
    <p>
      Frozen charts are at <a href="${site + routes.snapshot("")}">${site + routes.snapshot("")}</a> followed
      by the id.
    </p>
    ${charts.map(({ json, hash }) => embedded(json, hash))}
  </section>`
}

/** A document in the page, where nothing runs it. Only `<` is written otherwise, as JSON allows within its texts. */
function embedded(json: string, hash: string): Html {
  return trustedHtml(
    `<script type="application/json" data-sha256="${hash}">${json.replaceAll("<", "\\u003c")}</script>`,
  )
}
