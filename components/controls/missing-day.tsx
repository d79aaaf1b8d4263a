import { notFound } from "next/navigation"
import { Suspense } from "react"
import { KeepShown } from "@/components/not-found/keep-shown"
import { firstControlDay, lastControlDay } from "@/lib/contracts/control-range"
import { dayWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { DayForm } from "./day-form"

/** Instead of a day that pages do not answer for: HTTP status 404 (see `MissingPage`), and the form again. */
export function MissingDay({ asked, why }: { asked: string; why: string }) {
  const words = <Words asked={asked} why={why} />
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

function Words({ asked, why }: { asked: string; why: string }) {
  return (
    <div className="py-12">
      <h1 className="text-28">There is no page for the day “{asked}”.</h1>
      <p className="mt-4 max-w-prose">
        Please {why}. Answers go from {dayWords(firstControlDay)} to {dayWords(lastControlDay)}.
      </p>
      <DayForm
        day={null}
        today={null}
        addresses={{ today: routes.controls(), day: routes.controlsOn(""), form: routes.controlsDayForm() }}
      />
      <p className="mt-6">
        Or see <a href={routes.controls()}>the law as it stands</a>.
      </p>
    </div>
  )
}
