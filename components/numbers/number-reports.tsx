import { Tag } from "@/components/ui/tag"
import { Figures } from "@/components/ui/figures"
import type { NumberReport } from "@/lib/contracts/number"
import { SourceName } from "./number-sources"
import { RestOnPage } from "./rest-on-page"

/** The reports behind a number beside each other: what each says of it, by which way it came, what it weighs, and who contradicts it. */
export function NumberReports({
  reports,
  most,
  page,
}: {
  reports: readonly NumberReport[]
  most: number
  page: string
}) {
  const shown = reports.slice(0, most)
  const matters = [...new Set(shown.flatMap(({ contradicts }) => contradicts))]
  return (
    <>
      <ol className="space-y-3">
        {shown.map((report) => (
          <li key={report.id} className="border-b border-hairline pb-3 last:border-b-0">
            <Report report={report} />
          </li>
        ))}
      </ol>
      <RestOnPage count={reports.length - shown.length} page={page} />
      {matters.length > 0 && (
        <div className="mt-2 border-l-2 border-denied pl-3 text-13">
          <p className="font-medium">
            {reports.length === 1 ? "What contradicts it" : "Where they contradict each other, or others"}
          </p>
          <ul className="max-w-prose space-y-1">
            {matters.map((matter) => (
              <li key={matter}>{matter}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

function Report({ report }: { report: NumberReport }) {
  const { href, says, text, source, via, isUnverified, confidence, confidenceReason, weight, contradicts } =
    report
  const opens = href.startsWith("/numbers/")
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <a
          href={href}
          rel="nofollow"
          {...(opens && { "data-number": "" })}
          className={`text-15 font-medium ${opens ? "number" : ""}`}
        >
          <Figures>{says}</Figures>
        </a>
        {isUnverified && <Tag tone="doubt">unverified</Tag>}
        {contradicts.length > 0 && <Tag tone="caution">contradicted</Tag>}
      </p>
      <p className="max-w-prose text-13">{text}</p>
      <p className="mt-0.5 text-13 text-muted">
        {via.length > 0 && <>{via.join(" → ")} → </>}
        <SourceName source={source} />
      </p>
      <p className="mt-0.5 max-w-prose text-13 text-muted">
        {confidence}: {confidenceReason}
        {weight && <> {weight}</>}
      </p>
    </>
  )
}
