import type { Metadata } from "next"
import { signedIn } from "@/app/admin/_parts/signed-in"
import { ReviewTable } from "@/components/admin/history/review-table"
import { NotForThisRole } from "@/components/admin/ui/not-for-this-role"
import { PageHead } from "@/components/page/page-head"
import { EmptyState } from "@/components/ui/empty-state"
import { Section } from "@/components/ui/section"
import { routes } from "@/lib/routes"
import { may } from "@/lib/server/auth/permissions"
import { listReviews } from "@/lib/server/queries/admin/reviews"

export const metadata: Metadata = { title: "Reviews" }

/** Edits that wait for a second editor, and what became of earlier ones. */
export default async function ReviewsPage() {
  const actor = await signedIn(routes.admin.reviews())
  if (!may(actor.role, "review:decide")) return <NotForThisRole role={actor.role} />
  const reviews = await listReviews(actor)
  const waiting = reviews.filter(({ state }) => state === "waiting")
  const decided = reviews.filter(({ state }) => state !== "waiting")
  return (
    <>
      <PageHead title={titleOf(waiting.length)}>
        <p className="mt-3 max-w-prose">
          Nothing that waits is public. Somebody other than its author publishes an edit or declines it with a
          note.
        </p>
      </PageHead>
      <Section id="waiting" title="Waiting">
        {waiting.length > 0 ? (
          <ReviewTable caption="Waiting, oldest first" reviews={waiting} />
        ) : (
          <EmptyState title="Nothing waits">
            Edits come here when their editor sends them, or when the settings ask for a second editor.
          </EmptyState>
        )}
      </Section>
      {decided.length > 0 && (
        <Section id="decided" title="Decided">
          <ReviewTable caption="Decided, newest first" reviews={decided} />
        </Section>
      )}
    </>
  )
}

function titleOf(count: number): string {
  if (count === 0) return "No edit waits for a second editor"
  return count === 1 ? "One edit waits for a second editor" : `${count} edits wait for a second editor`
}
