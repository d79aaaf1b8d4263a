import type { ReactNode } from "react"

/** A part of a page under a hairline, with an anchor of its own. */
export function Section({
  id,
  title,
  intro,
  children,
}: {
  id: string
  title: ReactNode
  intro?: ReactNode
  children: ReactNode
}) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-12 border-t pt-3">
      <h2 id={`${id}-title`} className="text-21">
        {title}
      </h2>
      {intro && <div className="mt-1 max-w-prose text-muted">{intro}</div>}
      <div className="mt-4">{children}</div>
    </section>
  )
}
