import type { ClaimView } from "@/lib/contracts/claim"
import { confidenceLabels, tagLabels } from "@/lib/labels"
import { Mark } from "./mark"

/** What a reader should know before believing a claim: unverified, unreliable, contradicted, doubtful. */
export function ClaimMarks({ claim }: { claim: Pick<ClaimView, "verification" | "tags" | "confidence"> }) {
  return (
    <>
      {claim.verification === "unverified" && <Mark tone="warning">unverified</Mark>}
      {claim.tags
        .filter((tag) => tag !== "calibration" && tag !== "1260H")
        .map((tag) => (
          <Mark key={tag} tone={tag === "unreliable" || tag === "denied" ? "warning" : "plain"}>
            {tagLabels[tag]}
          </Mark>
        ))}
      {claim.confidence === "low" && <Mark>{confidenceLabels.low}</Mark>}
    </>
  )
}
