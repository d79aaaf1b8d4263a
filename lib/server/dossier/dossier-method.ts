import "server-only"
import { html, type Html } from "@/lib/html"
import type { Block, Inline } from "@/lib/markdown/document"
import { formulaParts } from "@/lib/markdown/formula"

/** The methodology as it stood with this data version, whole. */
export function dossierMethod(blocks: readonly Block[]): Html {
  return html`<section id="method">
    <h2>Method</h2>
    ${blocks.map(block)}
  </section>`
}

function block(found: Block): Html | null {
  switch (found.kind) {
    case "heading":
      if (found.level === 1) return null
      return found.level === 2
        ? html`<h3>${found.children.map(inline)}</h3>`
        : html`<h4>${found.children.map(inline)}</h4>`
    case "paragraph":
      return html`<p>${found.children.map(inline)}</p>`
    case "list": {
      const items = found.items.map((item) => html`<li>${item.map(inline)}</li>`)
      return found.isOrdered
        ? html`<ol>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`
    }
    case "table":
      return html`<div class="scroll" tabindex="0" role="group" aria-label="Table">
        <table>
          <thead>
            <tr>
              ${found.head.map((cell) => html`<th scope="col">${cell.map(inline)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${found.rows.map(
              (row) =>
                html`<tr>
                  ${row.map((cell) => html`<td>${cell.map(inline)}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`
    case "code":
      return found.language === "formula"
        ? html`<p class="formula">${found.text.split("\n").map((line) => html`${formula(line)}<br />`)}</p>`
        : html`<pre>${found.text}</pre>`
    // What the page computes in place (the track record) is not of this firm.
    case "live":
      return null
  }
}

function formula(line: string): Html[] {
  return formulaParts(line).map(({ kind, text }) =>
    kind === "sub" ? html`<sub>${text}</sub>` : kind === "sup" ? html`<sup>${text}</sup>` : html`${text}`,
  )
}

/** Links of the document lead into the site; away from it, their words stand alone. */
function inline(part: Inline): Html {
  switch (part.kind) {
    case "text":
      return html`${part.text}`
    case "strong":
      return html`<strong>${part.children.map(inline)}</strong>`
    case "em":
      return html`<em>${part.children.map(inline)}</em>`
    case "code":
      return html`<code>${part.text}</code>`
    case "link":
      return /^https?:/.test(part.href)
        ? html`<a href="${part.href}">${part.children.map(inline)}</a>`
        : html`${part.children.map(inline)}`
  }
}
