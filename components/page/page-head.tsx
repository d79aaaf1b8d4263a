import type { ReactNode } from "react"

/** The top of a page: what it is about, its name, and the first words under it. */
export function PageHead({
  kicker,
  title,
  children,
}: {
  kicker?: ReactNode
  title: ReactNode
  children?: ReactNode
}) {
  return (
    <header className="pt-8 sm:pt-10">
      {kicker && <p className="mb-1 text-13 text-muted">{kicker}</p>}
      <h1 className="max-w-[30ch] text-28 sm:text-40">{title}</h1>
      {children}
    </header>
  )
}
