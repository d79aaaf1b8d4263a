import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { z } from "zod"
import { signedIn } from "@/app/admin/_parts/signed-in"
import { decideAction } from "@/app/admin/reviews/actions"
import { FieldChanges } from "@/components/admin/history/field-changes"
import { ReasonForm } from "@/components/admin/history/reason-form"
import { ReviewFacts } from "@/components/admin/history/review-facts"
import { EffectsTable } from "@/components/admin/record-form/effects-table"
import { Notice } from "@/components/admin/record-form/notice"
import { NotForThisRole } from "@/components/admin/ui/not-for-this-role"
import { PageHead } from "@/components/page/page-head"
import { Section } from "@/components/ui/section"
import type { ReviewPage } from "@/lib/contracts/review"
import { recordChanges } from "@/lib/forms/record-changes"
import { historyQuery } from "@/lib/history-link"
import { recordKindWords } from "@/lib/record-kind-words"
import { routes } from "@/lib/routes"
import { may } from "@/lib/server/auth/permissions"
import { getReview } from "@/lib/server/queries/admin/reviews"

type Props = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: "Review" }

/** One edit that waits for a second editor: what it changes, what it moves, and the decision. */
export default async function ReviewRoute({ params }: Props) {
  const { id } = await params
  const actor = await signedIn(routes.admin.review(id))
  if (!may(actor.role, "review:decide")) return <NotForThisRole role={actor.role} />
  const review = z.uuid().safeParse(id).success ? await getReview(actor, id) : null
  if (review === null) notFound()
  const { kind, recordId, preview } = review
  return (
    <>
      <PageHead
        kicker={<a href={routes.admin.reviews()}>Reviews</a>}
        title={`${review.title}: ${doing[review.does]} ${recordKindWords[kind].one}`}
      >
        <ReviewFacts review={review} />
        {review.hasMovedOn && (
          <Notice tone="bad">
            The record was changed after this was sent, so it cannot be published as it is.{" "}
            <a href={routes.admin.revisions(historyQuery({ kind, id: recordId }))}>See what changed</a>, then
            make the edit anew.
          </Notice>
        )}
        {preview && preview.faults.length > 0 && (
          <Notice tone="bad">By now it would leave the data wrong. {preview.faults.join("; ")}</Notice>
        )}
      </PageHead>
      <Section
        id="changes"
        title="What it changes"
        lead={
          review.state === "waiting"
            ? "Against the record as it stands now."
            : "Against the record it began with."
        }
      >
        <FieldChanges
          changes={recordChanges(kind, review.current, review.proposed)}
          isWhole={review.current === null || review.proposed === null}
          label="What it changes"
        />
      </Section>
      {preview && preview.faults.length === 0 && (
        <Section
          id="effects"
          title={preview.isLarge ? "A large move" : "What it moves"}
          lead="The same draws on both sides, so that the edit alone makes the difference."
        >
          <EffectsTable effects={preview.effects} horizonMonths={preview.horizonMonths} />
        </Section>
      )}
      {review.state === "waiting" && (
        <Section id="decide" title={review.isOwn ? "It waits for somebody else" : "Decide"}>
          <Decision review={review} />
        </Section>
      )}
    </>
  )
}

const doing = { create: "a new", change: "a changed", retire: "a retired", restore: "a restored" } as const

function Decision({ review: { id, isOwn } }: { review: ReviewPage }) {
  const withdraw = { name: "decision", value: "withdraw", label: "Withdraw it" }
  const decide = [
    { name: "decision", value: "publish", label: "Publish it", isMain: true },
    { name: "decision", value: "decline", label: "Decline it" },
  ]
  return (
    <ReasonForm
      act={decideAction}
      about={{ id }}
      name="note"
      label={isOwn ? "A note for yourself" : "A note for the author"}
      hint={isOwn ? undefined : "Needed to decline."}
      isRequired={false}
      buttons={isOwn ? [withdraw] : decide}
    />
  )
}
