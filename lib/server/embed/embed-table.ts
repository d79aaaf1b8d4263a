import "server-only"
import type { Figure } from "@/lib/charts/figure/figure"
import { html, type Html } from "@/lib/html"
import { raised } from "./raised"

/** The twin of a drawing: the same points as a table, which scrolls in itself. */
export function embedTable({ table }: Figure): Html {
  const { caption, columns, rows } = table
  const kind = (column: number) => (columns[column]?.isNumeric ? "n" : "t")
  const cells = (row: readonly string[]) =>
    row.map((cell, column) =>
      column === 0
        ? html`<th scope="row">${raised(cell)}</th>`
        : html`<td class="${kind(column)}">${raised(cell)}</td>`,
    )
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${raised(caption)}
      </caption>
      <thead>
        <tr>
          ${columns.map(({ label }, column) => html`<th scope="col" class="${kind(column)}">${raised(label)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${cells(row)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`
}
