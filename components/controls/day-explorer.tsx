"use client"

import { useDeferredValue, useMemo, useState, type CSSProperties, type ReactNode } from "react"
import { dayLead, lastChangeWords } from "@/lib/charts/control-day-words"
import { changesAround, stretchOn } from "@/lib/charts/control-matrix-model"
import type { SpecOf } from "@/lib/charts/spec"
import { dayShare } from "@/lib/charts/day-axis"
import type { Stretch } from "@/lib/contracts/control"
import { dayWords } from "@/lib/day-words"
import { ShareLine } from "@/components/charts/share/share-line"
import { DayForm, type DayAddresses } from "./day-form"
import { DaySlider } from "./day-slider"
import { Matrix, type MatrixHeads, type MatrixRows } from "./matrix"
import { useDayInAddress } from "./use-day-in-address"
import { useEveryDay } from "./use-every-day"

/**
 * One day of the law, and a slider to all others. The server draws the day of the address; once a reader
 * reaches for the slider every day's answers are fetched, and the sentence, the line on the time line
 * (`--day`) and the matrix follow it. Without JavaScript the form and the links lead to the same days.
 */
export function DayExplorer(props: {
  day: string
  today: string
  dataVersion: number
  stretch: Stretch
  previousChange: string | null
  nextChange: string | null
  /** The matrix of the page's day; another day's has the same settings but for it. */
  share: SpecOf<"controls-table">
  groups: MatrixRows
  heads: MatrixHeads
  addresses: DayAddresses & { everyDay: string; classify: string; replay: string }
  /** The time line. */
  children: ReactNode
}) {
  const { today, groups, heads, addresses, children } = props
  const chips = useMemo(() => groups.flatMap(({ rows }) => rows), [groups])
  const { stretches, hasFailed, reach } = useEveryDay(addresses.everyDay, props.dataVersion)
  const [asked, setAsked] = useState(props.day)
  useDayInAddress({
    asked,
    setAsked,
    reach,
    own: props.day,
    isKnown: stretches !== null,
    hasFailed,
    addresses,
  })

  // Until the answers are there, everything but the slider itself stays with the day of the page.
  const day = stretches ? asked : props.day
  const stretch = day === props.day || !stretches ? props.stretch : stretchOn(stretches, day)
  const changes = day === props.day || !stretches ? props : changesAround(stretches, day)
  // The matrix is a thousand cells: it may lag behind a fast hand, the slider may not.
  const shownStretch = useDeferredValue(stretch)
  return (
    <div className="law">
      <p className="mt-4 max-w-[64ch] font-serif text-21" data-prose="">
        {dayLead(day, today, stretch, chips)}
      </p>
      <p className="mt-2 max-w-prose text-15 text-muted">
        {lastChangeWords(stretch)} <a href="#chips">Every chip under every rule</a>.{" "}
        <a href={addresses.classify}>Ask about one chip, or type in a specification</a>.{" "}
        <a href={addresses.replay}>What other rules would do to each firm</a>.
      </p>
      <DayForm
        day={day}
        today={today}
        previousChange={changes.previousChange}
        nextChange={changes.nextChange}
        addresses={addresses}
      />
      <DaySlider day={asked} stretch={stretch} chips={chips} onReach={reach} onDay={setAsked} />
      {/* No wider than the time line: a variable that changes makes the browser look again at all under it. */}
      <div style={{ "--day": dayShare(asked) } as CSSProperties}>{children}</div>
      <Matrix stretch={shownStretch} groups={groups} heads={heads} classify={addresses.classify} />
      <div className="mt-2">
        <ShareLine
          spec={{ ...props.share, day }}
          title={`Every chip under every rule on ${dayWords(day)}`}
          asOf={null}
          dataVersion={props.dataVersion}
        />
      </div>
    </div>
  )
}
