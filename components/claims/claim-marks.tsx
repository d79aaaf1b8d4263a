import { Tag, type TagTone } from "@/components/ui/tag"
import type { ClaimView } from "@/lib/contracts/claim"
import { confidenceLabels, tagLabels } from "@/lib/labels"

/** What a reader should know before believing a claim: unverified, unreliable, contradicted, doubtful. */
export function ClaimMarks({ claim }: { claim: Pick<ClaimView, "verification" | "tags" | "confidence"> }) {
  const marks: { text: string; tone: TagTone }[] = [
    ...(claim.verification === "unverified" ? [{ text: "unverified", tone: "doubt" as const }] : []),
    ...claim.tags
      .filter((tag) => tag !== "calibration" && tag !== "1260H")
      .map((tag) => ({
        text: tagLabels[tag],
        tone: tag === "unreliable" || tag === "denied" ? ("caution" as const) : ("plain" as const),
      })),
    ...(claim.confidence === "low" ? [{ text: confidenceLabels.low, tone: "plain" as const }] : []),
  ]
  return marks.map(({ text, tone }) => (
    <span key={text} className="mr-1.5">
      <Tag tone={tone}>{text}</Tag>
    </span>
  ))
}
