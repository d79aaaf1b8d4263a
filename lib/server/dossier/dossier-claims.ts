import "server-only"
import type { CompanyProfile } from "@/lib/contracts/company"
import { datedWords, monthSpanWords } from "@/lib/format"
import { html, type Html } from "@/lib/html"
import { designationStatusLabels, noteKindLabels } from "@/lib/labels"
import { costOf, quantityOf } from "@/lib/report-figures"
import { dossierClaim } from "./dossier-claim"

/** Statements with what became of them, other facts by kind, and entries on government lists. */
export function dossierClaims({ statements, notes, designations, listings }: CompanyProfile): Html | null {
  if (statements.length + notes.length + designations.length + listings.length === 0) return null
  const when = ({ eventOn, source }: (typeof statements | typeof notes | typeof designations)[number]) =>
    datedWords(eventOn ?? source.publishedOn)
  return html`<section id="claims">
    <h2>What was said</h2>
    <p>Kept to compare with; what a firm says of how long its stock lasts never enters the estimate.</p>
    <ul>
      ${statements.map(
        (statement) =>
          html`<li>
            <p><strong>${when(statement)}</strong> ${statement.speaker}</p>
            ${dossierClaim(statement, [
              statement.horizonMonths &&
                `Said of ${statement.workload ?? "the stock as a whole"}: ${monthSpanWords(statement.horizonMonths)}.`,
              statement.outcome && `What happened: ${statement.outcome}`,
            ])}
          </li> `,
      )}
      ${notes.map(
        (note) =>
          html`<li>
            <p>
              <strong>${when(note)}</strong>
              ${[noteKindLabels[note.kind], quantityOf(note), costOf(note)].filter(Boolean).join(" · ")}
            </p>
            ${dossierClaim(note)}
          </li> `,
      )}
      ${designations.map(
        (designation) =>
          html`<li>
            <p>
              <strong>${when(designation)}</strong>
              ${designation.list}: ${designationStatusLabels[designation.status]}
            </p>
            ${dossierClaim(designation)}
          </li> `,
      )}
      ${listings.map(
        ({ names, list, listedOn, removedOn, citation, scope }) =>
          html`<li>
            <p>
              <strong>${datedWords(listedOn)}</strong> ${list ?? "list not named"}${
                removedOn && `, until ${datedWords(removedOn)}`
              }:
              ${names}
            </p>
            <p class="words">${scope} ${citation ?? "Citation not published."}</p>
          </li> `,
      )}
    </ul>
  </section>`
}
