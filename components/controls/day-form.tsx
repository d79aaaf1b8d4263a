import { dayWords } from "@/lib/day-words"
import { DayField } from "./day-field"

/** Where other days live: `day` is completed by an ISO date, `form` takes `?day=`. */
export type DayAddresses = { today: string; day: string; form: string }

/** A date field that leads to the page of its day, and links to the days of the changes before and after. */
export function DayForm({
  day,
  today,
  previousChange = null,
  nextChange = null,
  addresses,
}: {
  /** Null: no day yet, the field begins empty. */
  day: string | null
  today: string | null
  previousChange?: string | null
  nextChange?: string | null
  addresses: DayAddresses
}) {
  return (
    <div className="no-print mt-4 flex flex-wrap items-center gap-x-6 gap-y-2 text-15">
      <form action={addresses.form} className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <label htmlFor="day">Another day</label>
        <DayField day={day} />
        <button type="submit" className="cursor-pointer rounded-2 border border-ink px-3 py-1 hover:bg-wash">
          Show
        </button>
      </form>
      <p className="flex flex-wrap gap-x-4">
        {previousChange && (
          <a href={`${addresses.day}${previousChange}`}>
            <span aria-hidden="true">← </span>
            <span className="sr-only">Change before: </span>
            {dayWords(previousChange)}
          </a>
        )}
        {nextChange && (
          <a href={`${addresses.day}${nextChange}`}>
            <span className="sr-only">Next change: </span>
            {dayWords(nextChange)}
            <span aria-hidden="true"> →</span>
          </a>
        )}
        {day !== today && <a href={addresses.today}>Today</a>}
      </p>
    </div>
  )
}
