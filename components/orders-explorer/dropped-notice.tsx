import type { DroppedParam } from "@/lib/orders-link"

/** What of a link was not understood, so that nobody takes the table for an answer to it. */
export function DroppedNotice({ dropped }: { dropped: readonly DroppedParam[] }) {
  if (dropped.length === 0) return null
  return (
    <div className="orders-notice" role="status">
      <p>Part of this link was not understood and is left out:</p>
      <ul>
        {dropped.slice(0, 12).map(({ param, text, why }, index) => (
          <li key={index}>
            {param} “{text}”: {why}.
          </li>
        ))}
        {dropped.length > 12 && <li>and {dropped.length - 12} more.</li>}
      </ul>
    </div>
  )
}
