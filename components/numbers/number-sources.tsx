import { Tag } from "@/components/ui/tag"
import type { SourceRef } from "@/lib/contracts/claim"
import { datedWords } from "@/lib/day-words"
import { sourcePath } from "@/lib/source-path"
import { RestOnPage } from "./rest-on-page"

/** Sources by publisher, title and date; one that nobody read says so. */
export function NumberSources({
  sources,
  most,
  page,
}: {
  sources: readonly SourceRef[]
  most: number
  page: string
}) {
  const shown = sources.slice(0, most)
  return (
    <>
      <ul className="space-y-1 text-13">
        {shown.map((source) => (
          <li key={source.id}>
            <SourceName source={source} />
          </li>
        ))}
      </ul>
      <RestOnPage count={sources.length - shown.length} page={page} />
    </>
  )
}

/** "Reuters, Baidu places AI chip order …, 7 Nov 2023 · the page itself" */
export function SourceName({ source }: { source: SourceRef }) {
  const { id, publisher, title, url, publishedOn, verification } = source
  return (
    <>
      <a href={sourcePath(id)}>{publisher}</a>
      {title && <>, {title}</>}
      {publishedOn && <>, {datedWords(publishedOn)}</>}
      {url && (
        <>
          {" · "}
          <a href={url}>the page itself</a>
        </>
      )}
      {verification === "unverified" && (
        <>
          {" "}
          <Tag tone="doubt">page not read</Tag>
        </>
      )}
    </>
  )
}
