import "server-only"
import type { ClaimView } from "@/lib/contracts/claim"
import { datedWords } from "@/lib/format"
import { html, type Html } from "@/lib/html"
import { confidenceLabels, sentenceCase, tagLabels } from "@/lib/labels"
import { wayTo } from "@/lib/source-way"

/** A claim's own sentence, who says it by which way, and why it is believed as far as it is. */
export function dossierClaim(claim: ClaimView, more: readonly (string | null)[] = []): Html {
  const { text, source, reportingChain, confidence, confidenceReason, verification, tags, note, conflicts } =
    claim
  const marks = [
    ...(verification === "unverified" ? ["unverified"] : []),
    ...tags.map((tag) => tagLabels[tag]),
  ]
  const way = [...wayTo(source.publisher, reportingChain), source.publisher].join(" → ")
  return html`<p>${marks.length > 0 && html`<span class="mark">${marks.join(", ")}</span> `}${text}</p>
    <p class="words">
      ${way}${source.publishedOn && `, ${datedWords(source.publishedOn)}`}:
      <a href="#source-${source.id}">source</a>. ${sentenceCase(confidenceLabels[confidence])}:
      ${confidenceReason}${note !== null && ` Note: ${note}`}
    </p>
    ${more.map((line) => line !== null && html`<p class="words">${line}</p>`)}
    ${conflicts.map(
      ({ title, explanation }) =>
        html`<p class="words"><strong>In dispute. ${title}</strong> ${explanation}</p>`,
    )}`
}
