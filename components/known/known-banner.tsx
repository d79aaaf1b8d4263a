import { HindsightList } from "@/components/track-record/hindsight-list"
import { Disclosure } from "@/components/ui/disclosure"
import type { KnownState } from "@/lib/contracts/known"
import type { Hindsight } from "@/lib/contracts/track-record"
import { dayWords } from "@/lib/day-words"
import { KnownForm } from "./known-form"

/**
 * Over every page of a past state of knowledge: which day, what that means, what is of today all the same, and the ways
 * to another day and back to now.
 *
 * @param path the same page as known now; the form asks it for another day
 * @param fields further parameters of the page's address, which another day keeps
 * @param hindsight assumptions behind the page that may know more than could be known; null where no estimate is shown
 */
export function KnownBanner({
  known,
  path,
  fields = {},
  hindsight = null,
  inputs = 0,
}: {
  known: KnownState
  path: string
  fields?: Readonly<Record<string, string>>
  hindsight?: readonly Hindsight[] | null
  inputs?: number
}) {
  const { day, basis } = known
  const query = new URLSearchParams(fields).toString()
  const now = query === "" ? path : `${path}?${query}`
  return (
    <aside aria-labelledby="known-head" className="mt-6 rounded-2 border border-ink bg-raised px-4 py-3">
      <h2 id="known-head" className="text-17 font-semibold">
        {basis === "today" ? `As known on ${dayWords(day)} is as known now` : `As known on ${dayWords(day)}`}
      </h2>
      <p className="mt-1 max-w-prose text-15">{whatItMeans(known)}</p>
      <div className="mt-2 flex flex-wrap items-baseline gap-x-6 gap-y-2 text-15">
        <KnownForm path={path} fields={fields} day={day} label="Another day" />
        <a href={now} data-leaves-day="">
          As known now
        </a>
      </div>
      {basis !== "today" && (
        <Disclosure summary="What is of today all the same" className="mt-2 text-13">
          <ul className="max-w-prose list-disc space-y-1 pl-5">
            {stillOfToday(known).map((words) => (
              <li key={words}>{words}</li>
            ))}
            {hindsight !== null && hindsight.length > 0 && (
              <li>
                {hindsight.length} of the {inputs} assumptions behind the estimates here are not tied to a
                month and may rest on what came later. Each stands below with its newest source.
              </li>
            )}
          </ul>
          {hindsight !== null && hindsight.length > 0 && (
            <div className="mt-3">
              <HindsightList inputs={hindsight} />
            </div>
          )}
        </Disclosure>
      )}
    </aside>
  )
}

function whatItMeans({ day, basis, dataVersion }: KnownState): string {
  if (basis === "today") return "The day is today or has not come, so nothing is left out here."
  const out = `Only reports and statements published by the end of ${dayWords(day)} are here, and the law as it was public then.`
  return basis === "saved"
    ? `${out} They stand as data version ${dataVersion} had them, the newest one saved by that day.`
    : `${out} Our own records were first saved later, so they are read in today’s version, without what their editors wrote of firms, orders and statements with later knowledge; what is of today all the same is named below.`
}

function stillOfToday({ basis, undatedSources }: KnownState): string[] {
  const undated =
    undatedSources > 0
      ? [
          `${undatedSources} sources have no date. What rests on one of them alone is left out, though it may have been known; a month or a year counts as out when it had ended.`,
        ]
      : []
  if (basis === "saved") return undated
  return [
    "The names of firms and chips, where a firm sits, when it was founded, and how it comes by its compute.",
    "How far each report is trusted, how an order enters the estimate, and its delivery window.",
    "The estimate’s engine and its method.",
    ...undated,
  ]
}
