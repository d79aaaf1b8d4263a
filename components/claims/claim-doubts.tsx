import type { ClaimView } from "@/lib/contracts/claim"
import { confidenceLabels, sentenceCase } from "@/lib/labels"

/** Why a claim is believed as far as it is, what an editor noted, and what contradicts it. */
export function ClaimDoubts({
  claim,
}: {
  claim: Pick<ClaimView, "confidence" | "confidenceReason" | "note" | "conflicts">
}) {
  return (
    <div className="max-w-prose space-y-1 text-13 text-muted">
      <p>
        {sentenceCase(confidenceLabels[claim.confidence])}: {claim.confidenceReason}
      </p>
      {claim.note && <p>Note: {claim.note}</p>}
      {claim.conflicts.map(({ id, title, explanation }) => (
        <p key={id}>
          <span className="font-medium text-ink">Contradicted. {title}</span> {explanation}
        </p>
      ))}
    </div>
  )
}
