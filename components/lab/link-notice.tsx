import type { DroppedParam } from "@/lib/lab/link"

/** What a damaged link, or one from another time, held that could not be used, and why. */
export function LinkNotice({
  dropped,
  onDismiss,
}: {
  dropped: readonly DroppedParam[]
  onDismiss: () => void
}) {
  if (dropped.length === 0) return null
  return (
    <div role="alert" className="lab-notice">
      <p>
        {dropped.length === 1 ? "One part" : `${dropped.length} parts`} of this link could not be used. All
        else is shown.
      </p>
      <ul>
        {dropped.map(({ param, text, why }, index) => (
          <li key={index}>
            <code>
              {param}={text}
            </code>{" "}
            was left out: {why}.
          </li>
        ))}
      </ul>
      <button type="button" className="lab-link" onClick={onDismiss}>
        Put this note away
      </button>
    </div>
  )
}
