import { applyAction } from "@/app/admin/import/actions"
import { ApplyForm } from "@/components/admin/import/apply-form"
import { Section } from "@/components/ui/section"
import { kindWords } from "@/lib/forms/kind-words"
import { countWords } from "@/lib/format"
import type { Actor } from "@/lib/server/auth/permissions"
import type { ImportView } from "@/lib/server/queries/admin/imports"
import type { AskedRows } from "./asked-rows"
import { Rows } from "./rows"

/** What a file would do, and the way to do it. */
export function Preview({ actor, job, asked }: { actor: Actor; job: ImportView; asked: AskedRows }) {
  const { summary } = job
  if (summary === null) return null
  const { records, rows } = summary
  const words = kindWords[job.kind]
  return (
    <>
      <Section title="Preview">
        <Rows actor={actor} job={job} summary={summary} asked={asked} />
      </Section>
      {records > 0 && (
        <Section
          id="apply"
          title="Apply"
          lead="All of it is saved as one data version, which can be undone as one."
        >
          <ApplyForm
            act={applyAction}
            id={job.id}
            what={`${countWords(records)} ${records === 1 ? words.one : words.many}`}
            refused={rows.refused}
          />
        </Section>
      )}
    </>
  )
}
