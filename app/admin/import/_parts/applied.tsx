import { undoAction } from "@/app/admin/revisions/actions"
import { ReasonForm } from "@/components/admin/history/reason-form"
import { Notice } from "@/components/admin/record-form/notice"
import { Section } from "@/components/ui/section"
import { routes } from "@/lib/routes"
import type { Actor } from "@/lib/server/auth/permissions"
import type { ImportView } from "@/lib/server/queries/admin/imports"
import type { AskedRows } from "./asked-rows"
import { Rows } from "./rows"

/** What a file did, and the way to take it back. */
export function Applied({ actor, job, asked }: { actor: Actor; job: ImportView; asked: AskedRows }) {
  const { dataVersion, undoneBy, summary } = job
  if (dataVersion === null || summary === null) return null
  return (
    <>
      <Notice tone="good">
        Applied as <a href={routes.admin.dataVersion(dataVersion)}>data version {dataVersion}</a>.
        {undoneBy !== null && (
          <>
            {" "}
            Taken back by <a href={routes.admin.dataVersion(undoneBy)}>data version {undoneBy}</a>.
          </>
        )}
      </Notice>
      <Section title="What it did">
        <Rows actor={actor} job={job} summary={summary} asked={asked} />
      </Section>
      {undoneBy === null && (
        <Section
          id="undo"
          title="Undo this import as one act"
          lead="What it created is retired, what it changed is again what it was."
        >
          <ReasonForm
            act={undoAction}
            about={{ version: String(dataVersion) }}
            name="reason"
            label="Why"
            buttons={[{ name: "do", value: "undo", label: "Undo the import" }]}
          />
        </Section>
      )}
    </>
  )
}
