import { DefinitionList } from "@/components/ui/definition-list"
import type { RevisionPage } from "@/lib/contracts/history"
import { editableKinds } from "@/lib/forms/form"
import { pathOfKind } from "@/lib/forms/kind-words"
import { historyQuery } from "@/lib/history-link"
import { originWords, timeWords } from "@/lib/history-words"
import { routes } from "@/lib/routes"

/** Who made a revision, when, why and with what else, and the revisions of the same record beside it. */
export function RevisionFacts({ revision }: { revision: RevisionPage }) {
  const { kind, recordId, previous, next } = revision
  const editable = editableKinds.find((one) => one === kind)
  return (
    <>
      <div className="mt-4 max-w-prose">
        <DefinitionList
          items={[
            { term: "Why", value: revision.reason },
            { term: "Who", value: `${revision.editor}, by way of ${originWords[revision.origin]}` },
            {
              term: "When",
              value: <time dateTime={revision.at}>{timeWords(revision.at)} UTC</time>,
            },
            {
              term: "With what else",
              value: (
                <a href={routes.admin.dataVersion(revision.dataVersion)}>
                  data version {revision.dataVersion}
                </a>
              ),
            },
          ]}
        />
      </div>
      <nav aria-label="Revisions of this record" className="mt-4 flex flex-wrap gap-x-6 gap-y-1 text-15">
        {previous === null ? (
          <span className="text-muted">This is its first revision</span>
        ) : (
          <a href={routes.admin.revision(previous)} rel="prev">
            Previous revision
          </a>
        )}
        {next === null ? (
          <span className="text-muted">This is its newest revision</span>
        ) : (
          <a href={routes.admin.revision(next)} rel="next">
            Next revision
          </a>
        )}
        <a href={routes.admin.revisions(historyQuery({ kind, id: recordId }))}>All of its revisions</a>
        {editable && <a href={routes.admin.record(pathOfKind(editable), recordId)}>Its form</a>}
      </nav>
    </>
  )
}
