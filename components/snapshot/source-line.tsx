import type { DocumentSource } from "@/lib/charts/document"
import { datedWords } from "@/lib/format"
import { routes } from "@/lib/routes"

/** A source as a chart's document names it, linked to its record here and to the page itself. */
export function SourceLine({ source }: { source: DocumentSource }) {
  const { id, publisher, title, url, publishedOn, licence } = source
  return (
    <li>
      <a href={routes.source(id)}>{publisher}</a>
      {title && <>: {title}</>}{" "}
      <span className="text-muted">
        {publishedOn ? datedWords(publishedOn) : "undated"}
        {licence && <>, {licence}</>}
        {url && (
          <>
            {" · "}
            <a href={url} rel="external noopener" className="wrap-anywhere">
              {hostOf(url)}
            </a>
          </>
        )}
      </span>
    </li>
  )
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : url
}
