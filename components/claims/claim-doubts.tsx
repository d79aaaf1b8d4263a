import type { ClaimView } from "@/lib/contracts/claim"
import { confidenceLabels, sentenceCase } from "@/lib/labels"

/** Why a claim is believed as far as it is, and what an editor noted. */
export function ClaimDoubts({
  claim,
}: {
  claim: Pick<ClaimView, "confidence" | "confidenceReason" | "note">
}) {
  return (
    <div className="max-w-prose space-y-1 text-13 text-muted" data-prose="">
      <p>
        {sentenceCase(confidenceLabels[claim.confidence])}: {claim.confidenceReason}
      </p>
      {claim.note && <p>Note: {claim.note}</p>}
    </div>
  )
}
