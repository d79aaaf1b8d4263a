import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { signedIn } from "@/app/admin/_parts/signed-in"
import { HistoryFilters } from "@/components/admin/history/history-filters"
import { RevisionTable } from "@/components/admin/history/revision-table"
import { NotForThisRole } from "@/components/admin/ui/not-for-this-role"
import { PageHead } from "@/components/page/page-head"
import { EmptyState } from "@/components/ui/empty-state"
import type { HistoryFilter } from "@/lib/contracts/history"
import { historyFilter, historyQuery } from "@/lib/history-link"
import { recordKindWords } from "@/lib/record-kind-words"
import { routes } from "@/lib/routes"
import { may } from "@/lib/server/auth/permissions"
import { listHistoryEditors, listRevisions } from "@/lib/server/queries/admin/revisions"

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: "History" }

/** Every revision, newest first; the address is the filter. */
export default async function HistoryPage({ searchParams }: Props) {
  const query = await searchParams
  const filter = historyFilter(query)
  // A form sent without JavaScript names its blank fields too; the address that stays has none.
  if (Object.values(query).includes("")) redirect(routes.admin.revisions(historyQuery(filter)))
  const actor = await signedIn(routes.admin.revisions(historyQuery(filter)))
  if (!may(actor.role, "history:read")) return <NotForThisRole role={actor.role} />
  const { revisions, before } = await listRevisions(actor, filter)
  const editors = await listHistoryEditors(actor)
  return (
    <>
      <PageHead title={titleOf(filter, revisions[0]?.title)}>
        <p className="mt-3 max-w-prose">
          Nothing here is ever changed or taken away. A mistake is mended by a new revision: open one to
          compare its two sides or to restore either.
        </p>
      </PageHead>
      <HistoryFilters filter={filter} editors={editors} />
      <div className="mt-8">
        {revisions.length > 0 ? (
          <RevisionTable caption="Revisions, newest first" revisions={revisions} />
        ) : (
          <EmptyState title="No revision is like this">
            Leave a field of the filter blank, or <a href={routes.admin.revisions()}>show everything</a>.
          </EmptyState>
        )}
      </div>
      <nav aria-label="Pages of the history" className="mt-4 flex flex-wrap gap-x-6 text-15">
        {filter.before !== undefined && (
          <a href={routes.admin.revisions(historyQuery({ ...filter, before: undefined }))}>
            Back to the newest
          </a>
        )}
        {before !== null && (
          <a href={routes.admin.revisions(historyQuery({ ...filter, before }))} rel="next">
            Older revisions
          </a>
        )}
      </nav>
    </>
  )
}

function titleOf({ kind, id, version }: HistoryFilter, title: string | undefined): string {
  if (version !== undefined) return `What data version ${version} changed`
  if (id !== undefined) return `History of ${title ?? id}`
  return kind === undefined ? "History" : `History of the ${recordKindWords[kind].many}`
}
