import { notFound } from "next/navigation"
import { Suspense } from "react"
import type { Retirement } from "@/lib/contracts/retirement"
import { dayWords } from "@/lib/day-words"
import { nearestNames, type Candidate } from "@/lib/nearest-names"
import { KeepShown } from "./keep-shown"

type Props = {
  /** What was asked for, as the address has it. */
  asked: string
  /** "firm", "order", "source". */
  noun: string
  candidates: readonly Candidate[]
  index: { href: string; label: string }
  /** Why and when it was taken out, if it once was there. */
  retired?: Retirement | null
}

/**
 * Instead of a page that does not exist: HTTP status 404, and the closest names as plain links.
 *
 * `not-found.tsx` knows neither the address nor the database, and is sent along with every page that is
 * found. And a bare `notFound()` leaves the body empty until JavaScript runs. Thrown inside Suspense it sets
 * the status of the kept page, and the words around it are in the HTML.
 */
export function MissingPage(props: Props) {
  const words = <Words {...props} />
  return (
    <KeepShown fallback={words}>
      <Suspense fallback={words}>
        <Gone />
      </Suspense>
    </KeepShown>
  )
}

function Gone(): never {
  notFound()
}

function Words({ asked, noun, candidates, index, retired = null }: Props) {
  const near = nearestNames(asked, candidates, 5)
  return (
    <div className="py-12">
      <h1 className="text-28">
        {retired ? `This ${noun} was retired.` : `There is no ${noun} “${asked}” here.`}
      </h1>
      {retired && (
        <p className="mt-4 max-w-prose">
          “{retired.title}” was taken out of the data on {dayWords(retired.on)}, in data version{" "}
          {retired.dataVersion}. The reason given: {retired.reason}
        </p>
      )}
      {near.length > 0 && (
        <>
          <p className="mt-6">Perhaps you meant:</p>
          <ul className="mt-2 space-y-1" data-testid="suggestions">
            {near.map(({ href, name }) => (
              <li key={href}>
                <a href={href}>{name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="mt-6">
        Or look through <a href={index.href}>{index.label}</a>.
      </p>
    </div>
  )
}
