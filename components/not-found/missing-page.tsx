import type { Retirement } from "@/lib/contracts/retirement"
import { dayWords } from "@/lib/day-words"
import { nearestNames, type Candidate } from "@/lib/nearest-names"
import { Missing } from "./missing"

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

/** Instead of a record's page that does not exist: the closest names as plain links. */
export function MissingPage(props: Props) {
  return (
    <Missing>
      <Words {...props} />
    </Missing>
  )
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
