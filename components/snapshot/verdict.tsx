import type { ReactNode } from "react"

/** What a check came to: a sign, a sentence, and what it rests on. */
export function Verdict({
  isGood,
  headline,
  children,
}: {
  isGood: boolean
  headline: string
  children?: ReactNode
}) {
  return (
    <div className={`mt-3 border-l-2 pl-3 ${isGood ? "border-ink" : "border-denied"}`}>
      <p className={`max-w-prose font-semibold ${isGood ? "" : "text-denied"}`}>
        <span aria-hidden="true">{isGood ? "✓ " : "✗ "}</span>
        {headline}
      </p>
      {children}
    </div>
  )
}
