import type { ClaimView } from "@/lib/contracts/claim"
import { datedWords } from "@/lib/format"
import { routes } from "@/lib/routes"

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

/** The chain without its last step where that is the page itself under another spelling. */
function wayTo(publisher: string, chain: readonly string[]): readonly string[] {
  const last = chain.at(-1)
  if (last === undefined) return chain
  const named = new Set(wordsOf(publisher))
  const isThePage = /^mirror\b/i.test(last) || wordsOf(last).some((word) => named.has(word))
  return isThePage ? chain.slice(0, -1) : chain
}

function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .replace(/\.(com|org|net|cn|ai)\b/g, "")
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word.length >= 3 && word !== "the")
}
