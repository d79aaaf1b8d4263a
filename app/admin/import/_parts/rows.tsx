import { PreviewRows } from "@/components/admin/import/preview-rows"
import { PreviewSummary } from "@/components/admin/import/preview-summary"
import type { ImportSummary } from "@/lib/contracts/import"
import { countWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import type { Actor } from "@/lib/server/auth/permissions"
import { rowsPerPage } from "@/lib/server/import/upload/rows"
import { getImportRows, type ImportView } from "@/lib/server/queries/admin/imports"
import type { AskedRows } from "./asked-rows"

/** What a plan found, with a page of its rows. */
export async function Rows(props: {
  actor: Actor
  job: ImportView
  summary: ImportSummary
  asked: AskedRows
}) {
  const { actor, job, summary, asked } = props
  const { rows, count } = await getImportRows(actor, job.id, asked)
  const pages = Math.max(1, Math.ceil(count / rowsPerPage))
  const at = (page: number) =>
    routes.admin.import(job.id, {
      ...(asked.outcome ? { show: asked.outcome } : {}),
      ...(page > 1 ? { page: String(page) } : {}),
    })
  return (
    <>
      <PreviewSummary id={job.id} summary={summary} isDone={job.state === "applied"} shown={asked.outcome} />
      <div className="mt-3">
        {rows.length > 0 ? <PreviewRows kind={job.kind} rows={rows} /> : <p>No row is like this.</p>}
      </div>
      {pages > 1 && (
        <nav aria-label="Pages of rows" className="mt-3 flex flex-wrap gap-x-6">
          <span className="text-muted">
            Page {countWords(asked.page)} of {countWords(pages)}
          </span>
          {asked.page > 1 && (
            <a href={at(asked.page - 1)} rel="prev">
              Earlier rows
            </a>
          )}
          {asked.page < pages && (
            <a href={at(asked.page + 1)} rel="next">
              Later rows
            </a>
          )}
        </nav>
      )}
    </>
  )
}
