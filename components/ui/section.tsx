import type { ReactNode } from "react"

/** A part of a page: a hairline, a headline, its content. */
export function Section({
  id,
  title,
  lead,
  children,
}: {
  id?: string
  title: string
  /** One sentence before the content. */
  lead?: ReactNode
  children: ReactNode
}) {
  return (
    <section id={id} className="mt-10 border-t border-hairline pt-3">
      <h2 className="text-28">{title}</h2>
      {lead && <p className="mt-1 max-w-prose text-15 text-muted">{lead}</p>}
      <div className="mt-4">{children}</div>
    </section>
  )
}
