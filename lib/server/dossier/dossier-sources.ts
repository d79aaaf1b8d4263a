import "server-only"
import type { CompanyProfile } from "@/lib/contracts/company"
import { datedWords } from "@/lib/format"
import { html, type Html } from "@/lib/html"

/** Every source with its full address, since a page on paper has no links. */
export function dossierSources({ sources }: CompanyProfile): Html | null {
  if (sources.length === 0) return null
  const byPublisher = [...sources].sort((a, b) => a.publisher.localeCompare(b.publisher, "en"))
  return html`<section id="sources">
    <h2>Sources</h2>
    <ul class="sources">
      ${byPublisher.map(
        ({ id, publisher, title, url, publishedOn, verification }) =>
          html`<li id="source-${id}">
            ${publisher}${title !== null && `: ${title}`},
            ${publishedOn ? datedWords(publishedOn) : "undated"}${
              verification === "unverified" && ", unverified"
            }.
            ${url !== null && html`<a href="${url}">${url}</a>`}
          </li> `,
      )}
    </ul>
  </section>`
}
