import { dayWords } from "@/lib/day-words"

/** That the table shows what had been published by a day gone by. */
export function KnownSentence({ day }: { day: string }) {
  return (
    <p className="orders-notice">
      As known on {dayWords(day)}: only what had been published by then, as the records stood at that time.
    </p>
  )
}
