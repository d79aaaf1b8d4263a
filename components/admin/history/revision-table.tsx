import { ScrollTable } from "@/components/ui/scroll-table"
import type { RevisionLine } from "@/lib/contracts/history"
import { historyQuery } from "@/lib/history-link"
import { actionWords, originWords, timeWords } from "@/lib/history-words"
import { recordKindWords } from "@/lib/record-kind-words"
import { routes } from "@/lib/routes"

/** Revisions, one a row: which record, what was done to it, when, by whom and why. */
export function RevisionTable({
  caption,
  revisions,
  isOfOneVersion = false,
}: {
  caption: string
  revisions: readonly RevisionLine[]
  /** All are of one data version, whose time, editor and reason stand elsewhere. */
  isOfOneVersion?: boolean
}) {
  return (
    <ScrollTable caption={caption}>
      <thead>
        <tr>
          <th scope="col">Record</th>
          <th scope="col">What was done</th>
          {!isOfOneVersion && (
            <>
              <th scope="col">When (UTC)</th>
              <th scope="col">Who</th>
              <th scope="col">Why</th>
              <th scope="col" data-numeric>
                Data version
              </th>
            </>
          )}
          <th scope="col">Record’s history</th>
        </tr>
      </thead>
      <tbody>
        {revisions.map((revision) => (
          <tr key={revision.id}>
            <th scope="row" className="w-40 max-w-40 sm:w-72 sm:max-w-72">
              <a href={routes.admin.revision(revision.id)} className="font-medium">
                {revision.title}
              </a>
              <span className="block wrap-anywhere text-muted">
                {recordKindWords[revision.kind].one} · {revision.recordId}
              </span>
            </th>
            <td className="whitespace-nowrap">{actionWords[revision.action]}</td>
            {!isOfOneVersion && (
              <>
                <td className="whitespace-nowrap">
                  <time dateTime={revision.at}>{timeWords(revision.at)}</time>
                </td>
                <td>
                  {revision.editor}
                  {revision.origin !== "edit" && (
                    <span className="block text-muted">by {originWords[revision.origin]}</span>
                  )}
                </td>
                <td className="min-w-56">{revision.reason}</td>
                <td data-numeric>
                  <a href={routes.admin.dataVersion(revision.dataVersion)}>{revision.dataVersion}</a>
                </td>
              </>
            )}
            <td>
              <a
                href={routes.admin.revisions(historyQuery({ kind: revision.kind, id: revision.recordId }))}
                aria-label={`All revisions of ${revision.title}`}
                className="whitespace-nowrap"
              >
                all of it
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
