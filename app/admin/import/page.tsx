import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { uploadAction } from "@/app/admin/import/actions"
import { ImportList } from "@/components/admin/import/import-list"
import { UploadForm } from "@/components/admin/import/upload-form"
import { PageHead } from "@/components/page/page-head"
import { Section } from "@/components/ui/section"
import { countWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { currentActor } from "@/lib/server/auth/session"
import { uploadLimits } from "@/lib/server/import/upload/limits"
import { listImports } from "@/lib/server/queries/admin/imports"

export const metadata: Metadata = { title: "Import" }

const limits = `CSV in UTF-8, with commas, semicolons or tabs, or a JSON list of records. At most ${uploadLimits.bytes / 1024 / 1024} MB and ${countWords(uploadLimits.rows)} rows.`

/** Where a file is uploaded, and what became of the earlier ones. */
export default async function ImportPage() {
  const actor = await currentActor()
  if (actor === null) redirect(routes.admin.login(routes.admin.imports()))
  const imports = await listImports(actor)
  return (
    <>
      <PageHead title="Import a file">
        <p className="mt-3 max-w-prose">
          Before anything is saved you see row by row what it would create, change or leave, and what is
          refused and why. One row is one record; rows of orders that have the same id are one order, each
          with a report. An empty cell leaves what stands there.
        </p>
      </PageHead>
      <UploadForm act={uploadAction} limits={limits} />
      {imports.length > 0 && (
        <Section
          title="Uploaded before"
          lead={actor.role === "admin" ? "By everybody: you are an admin." : undefined}
        >
          <ImportList imports={imports} />
        </Section>
      )}
    </>
  )
}
