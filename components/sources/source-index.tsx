import { Tag } from "@/components/ui/tag"
import type { SourceRef } from "@/lib/contracts/claim"
import { datedWords } from "@/lib/format"
import { routes } from "@/lib/routes"

/** The pages and filings that a firm's record rests on, by publisher. */
export function SourceIndex({ sources }: { sources: readonly SourceRef[] }) {
  return (
    <ul className="gap-x-8 text-13 sm:columns-2 lg:columns-3">
      {sources.map((source) => (
        <li key={source.id} className="mb-2 break-inside-avoid">
          <a href={routes.source(source.id)}>{source.publisher}</a>
          {source.title && <span data-prose="">: {source.title}</span>}{" "}
          <span className="text-muted" data-address={source.url}>
            {source.publishedOn ? datedWords(source.publishedOn) : "undated"}
            {source.verification === "unverified" && (
              <>
                {" "}
                <Tag tone="doubt">unverified</Tag>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
