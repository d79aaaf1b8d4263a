import { restoreAction } from "@/app/admin/revisions/actions"
import { ReasonForm } from "@/components/admin/history/reason-form"
import { DefinitionList } from "@/components/ui/definition-list"
import { Section } from "@/components/ui/section"
import { describeChanges } from "@/lib/forms/changes"
import type { EditableKind, FormRecord } from "@/lib/forms/form"
import { kindWords } from "@/lib/forms/kind-words"
import type { Actor } from "@/lib/server/auth/permissions"
import { newestRevisionId } from "@/lib/server/queries/admin/newest-revision"
import type { Retirement } from "@/lib/server/queries/admin/records"
import { RecordHead } from "./record-head"
import type { SavedIn } from "@/lib/forms/saved-in"

/** A record that was taken out: to be read, and to be restored. */
export async function RetiredRecord({
  actor,
  kind,
  record,
  retired,
  saved,
}: {
  actor: Actor
  kind: EditableKind
  record: FormRecord
  retired: Retirement
  saved: SavedIn | null
}) {
  const revision = await newestRevisionId(actor, kind, record.id)
  const facts = describeChanges(kind, null, record).map(({ label, after }) => ({
    term: label,
    value: <span className="whitespace-pre-line">{after}</span>,
  }))
  return (
    <>
      <RecordHead kind={kind} id={record.id} record={record} saved={saved} />
      <p className="mt-4 max-w-prose">
        Retired by {retired.editor} on {retired.at.toISOString().slice(0, 10)}: “{retired.reason}”
      </p>
      {revision !== null && (
        <Section id="restore" title="Restore" lead={`The ${kindWords[kind].one} is taken back in as it was.`}>
          <ReasonForm
            act={restoreAction}
            about={{ revision: String(revision) }}
            name="reason"
            label="Why"
            buttons={[{ name: "which", value: "after", label: "Restore it" }]}
          />
        </Section>
      )}
      <Section title="What it said">
        <DefinitionList items={facts} />
      </Section>
    </>
  )
}
