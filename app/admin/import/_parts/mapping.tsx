import { previewAction } from "@/app/admin/import/actions"
import { MappingForm } from "@/components/admin/import/mapping-form"
import { Section } from "@/components/ui/section"
import { kindWords } from "@/lib/forms/kind-words"
import type { Actor } from "@/lib/server/auth/permissions"
import { getImportMapping, type ImportView } from "@/lib/server/queries/admin/imports"

/** How the file is read; chosen before the preview, and again after it. */
export async function Mapping({ actor, job }: { actor: Actor; job: ImportView }) {
  const { columns, targets, isRemembered } = await getImportMapping(actor, job.id)
  const isJson = job.format === "json"
  return (
    <Section
      id="mapping"
      title={isJson ? "How it is read" : "What the columns are"}
      lead={
        isJson
          ? `Each entry is a whole ${kindWords[job.kind].one} as the record keeps it: what it does not say is taken away.`
          : leadOf(job.choices !== null, isRemembered)
      }
    >
      <MappingForm
        act={previewAction}
        job={{ id: job.id, isConfirmed: job.choices?.isConfirmed ?? false }}
        columns={columns}
        targets={targets}
      />
    </Section>
  )
}

function leadOf(isChosen: boolean, isRemembered: boolean): string {
  if (isChosen) return "As you chose; change it and preview again."
  return isRemembered
    ? "As you mapped a file with these columns the last time."
    : "Guessed from their names; look it over."
}
