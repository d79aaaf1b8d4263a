import "server-only"
import type { ClaimView } from "@/lib/contracts/claim"
import type { NumberReport } from "@/lib/contracts/number"
import { confidenceLabels, sentenceCase, tagLabels } from "@/lib/labels"
import { wayTo } from "@/lib/source-way"

/** A claim as one of the reports behind a number. */
export function numberReport(
  claim: ClaimView,
  about: Pick<NumberReport, "href" | "says" | "weight">,
): NumberReport {
  const { id, text, source, reportingChain, verification, confidence, confidenceReason, tags } = claim
  const doubts = tags.filter(
    (tag) => tag === "unreliable" || tag === "denied" || tag === "transposed-variant",
  )
  return {
    id,
    ...about,
    text,
    source,
    via: [...wayTo(source.publisher, reportingChain)],
    isUnverified: verification === "unverified",
    confidence: [sentenceCase(confidenceLabels[confidence]), ...doubts.map((tag) => tagLabels[tag])].join(
      ", ",
    ),
    confidenceReason,
    contradicts: claim.conflicts.map(
      ({ title, explanation }) => `${/[.?!]$/.test(title) ? title : `${title}.`} ${explanation}`,
    ),
  }
}
