import { knownDay } from "./known-day"
import { KnownForm } from "./known-form"

/** At the foot of a page of today: the same page as it could be known on a day. Nothing on a page that is of one already. */
export function KnownWayIn({ path }: { path: string }) {
  if (knownDay() !== null) return null
  return (
    <section aria-label="As known on a day" className="no-print mt-12 border-t border-hairline pt-3 text-13">
      <KnownForm path={path} label="As known on" />
      <p className="mt-1 max-w-prose text-muted">
        The same page with only what had been published by the end of that day.
      </p>
    </section>
  )
}
