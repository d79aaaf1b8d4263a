import type { ReactNode } from "react"

/** Nothing to show, said as a sentence, with the way on. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="border-y border-hairline py-8">
      <p className="font-serif text-21 font-semibold">{title}</p>
      {children && <div className="mt-1 max-w-prose text-15 text-muted">{children}</div>}
    </div>
  )
}
