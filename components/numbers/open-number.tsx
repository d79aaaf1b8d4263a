import type { ReactNode } from "react"
import type { NumberKey } from "@/lib/number-key"
import { knownDay } from "@/components/known/known-day"
import { routes } from "@/lib/routes"

/**
 * A number that opens to what is behind it: a link to its page, over which the page's script opens the same in place.
 *
 * @param known ISO day of what was known, which the link keeps; without it that of the page being made
 * @param label says more than the number itself to those who cannot see what stands around it
 */
export function OpenNumber({
  of,
  known = knownDay(),
  label,
  children,
}: {
  of: NumberKey
  known?: string | null
  label?: string
  children: ReactNode
}) {
  return (
    <a href={routes.number(of, known)} data-number="" className="number" rel="nofollow" aria-label={label}>
      {children}
    </a>
  )
}
