import type { ReactNode } from "react"

export type TagTone = "plain" | "strong" | "caution" | "doubt"

const tones: Record<TagTone, string> = {
  plain: "border-hairline text-muted",
  strong: "border-ink text-ink",
  caution: "border-denied text-denied",
  /** Dashed: what is not confirmed never looks settled. */
  doubt: "border-dashed border-muted text-muted",
}

/** A word or two on what a record is worth: its status, whether it was read, its weight. Never colour alone. */
export function Tag({
  tone = "plain",
  title,
  children,
}: {
  tone?: TagTone
  title?: string
  children: ReactNode
}) {
  return (
    <span
      title={title}
      className={`inline-block rounded-2 border px-1.5 text-13 leading-5 whitespace-nowrap ${tones[tone]}`}
    >
      {children}
    </span>
  )
}
