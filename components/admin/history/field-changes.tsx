import type { FieldChange } from "@/lib/forms/form"
import { wordDiff } from "@/lib/forms/word-diff"
import { Added, MarkedText, Removed } from "./marked-text"

/** Shorter texts stand beside each other; longer ones are marked word by word. */
const longest = 30

/** Field by field what stood there and what came instead: in columns where there is room, else one under the other. */
export function FieldChanges({
  changes,
  label,
  isWhole = false,
}: {
  changes: readonly FieldChange[]
  label: string
  /** The record came or went as a whole: all of it is new or gone, and nothing needs marking. */
  isWhole?: boolean
}) {
  if (changes.length === 0) {
    return <p className="max-w-prose">No field differs: at most the order of its entries changed.</p>
  }
  return (
    <dl aria-label={label} className="border-t border-ink text-15">
      {changes.map((change) => (
        <div
          key={change.name}
          className="border-b border-hairline py-2 sm:grid sm:grid-cols-[minmax(0,13rem)_minmax(0,1fr)] sm:gap-x-6"
        >
          <dt className="text-13 text-muted sm:leading-[1.375rem]">{change.label}</dt>
          <dd className="min-w-0 whitespace-pre-line">
            {isWhole ? (change.after ?? change.before) : <Sides {...change} />}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Sides({ before, after }: FieldChange) {
  if (before === null && after === null) return null
  if (before === null) return <Added>{after ?? ""}</Added>
  if (after === null) return <Removed>{before}</Removed>
  if (isLong(before) || isLong(after)) return <MarkedText stretches={wordDiff(before, after)} />
  return (
    <>
      <Removed>{before}</Removed>
      <span aria-hidden="true" className="text-muted">
        {" → "}
      </span>
      <Added>{after}</Added>
    </>
  )
}

function isLong(text: string): boolean {
  return text.length > longest || text.includes("\n")
}
