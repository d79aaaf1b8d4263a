import type { ReactNode } from "react"

/** A query that holds more than the firm and the month, which the page was made for. */
const mark = `if(/[?&](?!(?:firm|asOf)=)[^=&]+=/.test(location.search))document.currentScript.parentElement.dataset.linked=""`

/**
 * The place of a laboratory. The page that the server sends is the same for every link, so a script that runs before
 * anything below it is painted marks it where the address may hold changes (lab.css hides it until they are read).
 * Without JavaScript nothing is hidden.
 */
export function LinkedPage({ children }: { children: ReactNode }) {
  return (
    <div className="lab-page" suppressHydrationWarning>
      <script dangerouslySetInnerHTML={{ __html: mark }} />
      {children}
    </div>
  )
}
