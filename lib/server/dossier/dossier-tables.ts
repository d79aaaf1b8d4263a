import "server-only"
import { html, type Html } from "@/lib/html"
import type { DossierChart } from "./get-dossier"

/** The points of every chart as a table, whole. */
export function dossierTables(charts: readonly DossierChart[]): Html | null {
  if (charts.length === 0) return null
  return html`<section id="tables">
    <h2>The charts as tables</h2>
    ${charts.map(({ document }, index) => tableOf(document.figure, index))}
  </section>`
}

function tableOf({ title, table }: DossierChart["document"]["figure"], index: number): Html {
  const kind = (column: number) => (table.columns[column]?.isNumeric ? "n" : "t")
  // On paper two slim tables stand side by side; a month or a quarter does not break over lines.
  const width = table.columns.length <= 5 ? "slim" : "broad"
  const names = table.rows.every(([name = ""]) => name.length <= 12) ? "months" : ""
  return html`<div
    class="scroll ${width} ${names}"
    id="table-${index + 1}"
    tabindex="0"
    role="region"
    aria-label="${title}"
  >
    <table>
      <caption>
        <strong>${title}.</strong>
        ${table.caption}
      </caption>
      <thead>
        <tr>
          ${table.columns.map(
            ({ label }, column) => html`<th scope="col" class="${kind(column)}">${label}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${table.rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, column) =>
                column === 0
                  ? html`<th scope="row">${cell}</th>`
                  : html`<td class="${kind(column)}">${cell}</td>`,
              )}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`
}
