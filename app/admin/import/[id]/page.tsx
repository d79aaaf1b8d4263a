import type { Metadata } from "next"
import { notFound, redirect } from "next/navigation"
import { removeImportAction } from "@/app/admin/import/actions"
import { Applied } from "@/app/admin/import/_parts/applied"
import { Mapping } from "@/app/admin/import/_parts/mapping"
import { Preview } from "@/app/admin/import/_parts/preview"
import { askedRows } from "@/app/admin/import/_parts/asked-rows"
import { ForgetForm } from "@/components/admin/import/forget-form"
import { ImportProgressBar } from "@/components/admin/import/import-progress"
import { Notice } from "@/components/admin/record-form/notice"
import { PageHead } from "@/components/page/page-head"
import { kindWords } from "@/lib/forms/kind-words"
import { countWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { currentActor } from "@/lib/server/auth/session"
import { getImport } from "@/lib/server/queries/admin/imports"

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: "Import" }

/** One uploaded file, from its columns to the data version that it made. */
export default async function ImportJobPage({ params, searchParams }: Props) {
  const { id } = await params
  const actor = await currentActor()
  if (actor === null) redirect(routes.admin.login(routes.admin.import(id)))
  const job = await getImport(actor, id)
  if (job === null) notFound()
  const isAtWork = job.state === "planning" || job.state === "applying"
  const isOpen = job.state === "uploaded" || job.state === "planned"
  return (
    <>
      <PageHead
        kicker={
          <>
            <a href={routes.admin.imports()}>Import</a> · {kindWords[job.kind].many}
            {job.total > 0 && ` · ${countWords(job.total)} ${job.total === 1 ? "row" : "rows"}`}
          </>
        }
        title={job.fileName}
      >
        {job.state === "failed" && (
          <Notice tone="bad">
            This file is refused, and nothing of it is kept. {job.message}{" "}
            <a href={routes.admin.imports()}>Upload another one</a>.
          </Notice>
        )}
        {isOpen && job.message !== null && <Notice tone="bad">{job.message}</Notice>}
      </PageHead>
      {isAtWork && (
        <ImportProgressBar
          key={job.state}
          first={{ state: job.state, done: job.done, total: job.total, message: job.message }}
          address={routes.admin.importProgress(job.id)}
        />
      )}
      {job.state === "planned" && <Preview actor={actor} job={job} asked={askedRows(await searchParams)} />}
      {isOpen && <Mapping actor={actor} job={job} />}
      {job.state === "applied" && <Applied actor={actor} job={job} asked={askedRows(await searchParams)} />}
      {(isOpen || job.state === "failed") && <ForgetForm act={removeImportAction} id={job.id} />}
    </>
  )
}
