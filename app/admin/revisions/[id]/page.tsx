import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { versionNumber } from "@/app/_parts/version-number"
import { signedIn } from "@/app/admin/_parts/signed-in"
import { restoreAction } from "@/app/admin/revisions/actions"
import { EvidenceList } from "@/components/admin/history/evidence-list"
import { FieldChanges } from "@/components/admin/history/field-changes"
import { ReasonForm } from "@/components/admin/history/reason-form"
import { RevisionFacts } from "@/components/admin/history/revision-facts"
import { NotForThisRole } from "@/components/admin/ui/not-for-this-role"
import { PageHead } from "@/components/page/page-head"
import { Section } from "@/components/ui/section"
import { recordChanges } from "@/lib/forms/record-changes"
import { actionWords } from "@/lib/history-words"
import { recordKindWords } from "@/lib/record-kind-words"
import { routes } from "@/lib/routes"
import { may } from "@/lib/server/auth/permissions"
import { getRevision } from "@/lib/server/queries/admin/revisions"

type Props = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: "Revision" }

/** One revision: what differs between its two sides, who made it and why, and the way back to either. */
export default async function RevisionPage({ params }: Props) {
  const { id } = await params
  const number = versionNumber(id)
  const actor = await signedIn(number === null ? routes.admin.revisions() : routes.admin.revision(number))
  if (!may(actor.role, "history:read")) return <NotForThisRole role={actor.role} />
  const revision = number === null ? null : await getRevision(actor, number)
  if (revision === null) notFound()
  const changes = recordChanges(revision.kind, revision.before, revision.after)
  const labels = Object.fromEntries(changes.map(({ name, label }) => [name, label]))
  return (
    <>
      <PageHead
        kicker={
          <>
            <a href={routes.admin.revisions()}>History</a> · Revision {revision.id}
          </>
        }
        title={`${revision.title}: ${recordKindWords[revision.kind].one} ${actionWords[revision.action]}`}
      >
        <RevisionFacts revision={revision} />
      </PageHead>
      <Section id="changes" title={changesTitle(revision.before, revision.after, changes.length)}>
        <FieldChanges
          changes={changes}
          label="What changed"
          isWhole={revision.before === null || revision.after === null}
        />
      </Section>
      {revision.evidence.length > 0 && (
        <Section id="evidence" title="What the changed figures rest on">
          <EvidenceList evidence={revision.evidence} labels={labels} />
        </Section>
      )}
      <Section
        id="restore"
        title="Restore"
        lead="The record becomes again what it was, as a new revision. Whatever changed in it since is taken back with that; the history keeps it."
      >
        <ReasonForm
          act={restoreAction}
          about={{ revision: String(revision.id) }}
          name="reason"
          label="Why"
          buttons={[
            ...(revision.before === null
              ? []
              : [{ name: "which", value: "before", label: "Restore it as it was before this revision" }]),
            ...(revision.after === null
              ? []
              : [{ name: "which", value: "after", label: "Restore it as this revision left it" }]),
          ]}
        />
      </Section>
    </>
  )
}

function changesTitle(before: unknown, after: unknown, count: number): string {
  if (before === null) return "What it was created with"
  if (after === null) return "What it was"
  return count === 1 ? "One field changed" : `${count} fields changed`
}
