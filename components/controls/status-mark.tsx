import type { ControlStatus } from "@/lib/domain/control-rule"
import { controlWords } from "@/lib/control-words"

/**
 * A status as a small field with its letter, and its label beside it. `compact` leaves the label to screen
 * readers and to the mark's title.
 */
export function StatusMark({ status, compact = false }: { status: ControlStatus; compact?: boolean }) {
  const { label, tone, letter } = controlWords(status)
  if (compact) {
    // One element: a matrix holds a thousand of them.
    return (
      <span className={`status-box is-${tone}`} role="img" aria-label={label} title={label}>
        {letter}
      </span>
    )
  }
  return (
    <span className="status">
      <span className={`status-box is-${tone}`} aria-hidden="true">
        {letter}
      </span>
      <span className="status-label">{label}</span>
    </span>
  )
}
