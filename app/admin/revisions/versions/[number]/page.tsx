import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { versionNumber } from "@/app/_parts/version-number"
import { signedIn } from "@/app/admin/_parts/signed-in"
import { undoAction } from "@/app/admin/revisions/actions"
import { ReasonForm } from "@/components/admin/history/reason-form"
import { RevisionTable } from "@/components/admin/history/revision-table"
import { VersionFacts } from "@/components/admin/history/version-facts"
import { NotForThisRole } from "@/components/admin/ui/not-for-this-role"
import { PageHead } from "@/components/page/page-head"
import { Section } from "@/components/ui/section"
import type { DataVersionPage } from "@/lib/contracts/history"
import { historyQuery } from "@/lib/history-link"
import { actionWords } from "@/lib/history-words"
import { routes } from "@/lib/routes"
import { may } from "@/lib/server/auth/permissions"
import { getDataVersion } from "@/lib/server/queries/admin/data-versions"

type Props = { params: Promise<{ number: string }> }

export const metadata: Metadata = { title: "Data version" }

/** One data version: everything that was saved with it, and the way to take it back as one act. */
export default async function DataVersionRoute({ params }: Props) {
  const asked = (await params).number
  const number = versionNumber(asked)
  const actor = await signedIn(number === null ? routes.admin.revisions() : routes.admin.dataVersion(number))
  if (!may(actor.role, "history:read")) return <NotForThisRole role={actor.role} />
  const version = number === null ? null : await getDataVersion(actor, number)
  if (version === null) notFound()
  return (
    <>
      <PageHead
        kicker={
          <>
            <a href={routes.admin.revisions()}>History</a> · Data version {version.number}
          </>
        }
        title={`Data version ${version.number}: ${countWords(version)}`}
      >
        <VersionFacts version={version} />
      </PageHead>
      {version.revisions.length > 0 && (
        <Section id="changes" title="What it changed">
          <RevisionTable caption="Its revisions" revisions={version.revisions} isOfOneVersion />
          {version.more > 0 && (
            <p className="mt-3">
              <a href={routes.admin.revisions(historyQuery({ version: version.number }))}>
                All of them, {version.more.toLocaleString("en-US")} more
              </a>
            </p>
          )}
        </Section>
      )}
      {version.revisions.length > 0 && (
        <Section
          id="undo"
          title="Undo this as one act"
          lead="What it created is retired, what it changed or retired is again what it was, all as one new data version."
        >
          {version.changedSince.length > 0 ? (
            <>
              <p className="mb-3 max-w-prose">
                This cannot be undone as a whole: these records were changed since. Restore single records
                from their history instead.
              </p>
              <RevisionTable caption="Changed since" revisions={version.changedSince} />
            </>
          ) : (
            <ReasonForm
              act={undoAction}
              about={{ version: String(version.number) }}
              name="reason"
              label="Why"
              buttons={[{ name: "do", value: "undo", label: "Undo this data version" }]}
            />
          )}
        </Section>
      )}
    </>
  )
}

function countWords({ counts }: DataVersionPage): string {
  const parts = (["create", "change", "retire", "restore"] as const)
    .filter((action) => counts[action] > 0)
    .map((action) => `${counts[action].toLocaleString("en-US")} ${actionWords[action]}`)
  const total = counts.create + counts.change + counts.retire + counts.restore
  if (total === 0) return "no record changed"
  return parts.join(", ").replace(/^[\d,]+/, (count) => `${count} ${total === 1 ? "record" : "records"}`)
}
