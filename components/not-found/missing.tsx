import { notFound } from "next/navigation"
import { Suspense, type ReactNode } from "react"
import { KeepShown } from "./keep-shown"

/**
 * Words in place of a page that does not exist, with HTTP status 404.
 *
 * `not-found.tsx` knows neither the address nor the database, and is sent along with every page that is
 * found. And a bare `notFound()` leaves the body empty until JavaScript runs. Thrown inside Suspense it sets
 * the status of the kept page, and the words around it are in the HTML.
 */
export function Missing({ children }: { children: ReactNode }) {
  return (
    <KeepShown fallback={children}>
      <Suspense fallback={children}>
        <Gone />
      </Suspense>
    </KeepShown>
  )
}

function Gone(): never {
  notFound()
}
