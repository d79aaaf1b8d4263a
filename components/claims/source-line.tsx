import type { ClaimView } from "@/lib/contracts/claim"
import { datedWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { wayTo } from "@/lib/source-way"

/** Who says so, by which way it came, and when: "Financial Times → Reuters → Nasdaq.com, 9 Aug 2023". */
export function SourceLine({ claim }: { claim: Pick<ClaimView, "source" | "reportingChain" | "eventOn"> }) {
  const { source, reportingChain } = claim
  const via = wayTo(source.publisher, reportingChain)
  return (
    <span className="text-13 text-muted">
      {via.length > 0 && <>{via.join(" → ")} → </>}
      <a href={routes.source(source.id)}>{source.publisher}</a>
      {source.publishedOn && <>, {datedWords(source.publishedOn)}</>}
    </span>
  )
}
