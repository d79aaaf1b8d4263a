import { ScrollTable } from "@/components/ui/scroll-table"
import type { ReviewLine } from "@/lib/contracts/review"
import { timeWords } from "@/lib/history-words"
import { recordKindWords } from "@/lib/record-kind-words"
import { routes } from "@/lib/routes"

const does = {
  create: "create it",
  change: "change it",
  retire: "retire it",
  restore: "take it back in",
} as const

/** Edits sent to a second editor, one a row. */
export function ReviewTable({ caption, reviews }: { caption: string; reviews: readonly ReviewLine[] }) {
  return (
    <ScrollTable caption={caption}>
      <thead>
        <tr>
          <th scope="col">Record</th>
          <th scope="col">It would</th>
          <th scope="col">Author</th>
          <th scope="col">Sent (UTC)</th>
          <th scope="col">Why</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {reviews.map((review) => (
          <tr key={review.id}>
            <th scope="row" className="w-40 max-w-40 sm:w-72 sm:max-w-72">
              <a href={routes.admin.review(review.id)} className="font-medium">
                {review.title}
              </a>
              <span className="block wrap-anywhere text-muted">
                {recordKindWords[review.kind].one} · {review.recordId}
              </span>
            </th>
            <td className="whitespace-nowrap">{does[review.does]}</td>
            <td>
              {review.author}
              {review.isOwn && " (you)"}
            </td>
            <td className="whitespace-nowrap">
              <time dateTime={review.createdAt}>{timeWords(review.createdAt)}</time>
            </td>
            <td className="min-w-56">{review.reason}</td>
            <td className="whitespace-nowrap">
              {review.state}
              {review.reviewer !== null && review.state !== "withdrawn" && ` by ${review.reviewer}`}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
