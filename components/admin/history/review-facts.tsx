import { DefinitionList } from "@/components/ui/definition-list"
import type { ReviewPage } from "@/lib/contracts/review"
import { timeWords } from "@/lib/history-words"
import { routes } from "@/lib/routes"

/** Who sent an edit, why, and what has become of it. */
export function ReviewFacts({ review }: { review: ReviewPage }) {
  const { author, createdAt, reason, state, reviewer, reviewedAt, note, dataVersion, confirmed } = review
  const by = reviewer === null || state === "withdrawn" ? "" : ` by ${reviewer}`
  const when = reviewedAt === null ? "" : `, ${timeWords(reviewedAt)} UTC`
  return (
    <div className="mt-4 max-w-prose">
      <DefinitionList
        items={[
          { term: "Why", value: reason },
          { term: "Author", value: `${author}, ${timeWords(createdAt)} UTC` },
          { term: "State", value: `${state}${by}${when}` },
          ...(confirmed.length > 0 ? [{ term: "Confirmed again", value: confirmed.join(", ") }] : []),
          ...(note === null ? [] : [{ term: "Note", value: note }]),
          ...(dataVersion === null
            ? []
            : [
                {
                  term: "Published as",
                  value: <a href={routes.admin.dataVersion(dataVersion)}>data version {dataVersion}</a>,
                },
              ]),
        ]}
      />
    </div>
  )
}
