import type { RevisionLine } from "@/lib/contracts/history"
import type { ReviewLine } from "@/lib/contracts/review"
import { actionWords, timeWords } from "@/lib/history-words"
import { routes } from "@/lib/routes"

/** What waits for a second editor, and the changes saved last. */
export function NewestChanges({
  revisions,
  waiting,
}: {
  revisions: readonly RevisionLine[]
  waiting: readonly ReviewLine[]
}) {
  return (
    <div>
      {waiting.length > 0 && (
        <section className="mb-8">
          <h2 className="border-t border-ink pt-2 text-21">Waiting for a second editor</h2>
          <ul>
            {waiting.map(({ id, title, author, reason }) => (
              <li key={id} className="border-b border-hairline py-2">
                <a href={routes.admin.review(id)} className="font-medium">
                  {title}
                </a>
                <p className="text-13 text-muted">
                  {author}: {reason}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2 className="border-t border-ink pt-2 text-21">Saved last</h2>
        <ul>
          {revisions.map(({ id, title, action, at, editor, reason }) => (
            <li key={id} className="border-b border-hairline py-2">
              <a href={routes.admin.revision(id)} className="font-medium">
                {title}
              </a>
              <p className="text-13 text-muted">
                {actionWords[action]} by {editor}, <time dateTime={at}>{timeWords(at)}</time>: {reason}
              </p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
