"use client"

import { useSyncExternalStore } from "react"
import { dayValueText } from "@/lib/charts/control-day-words"
import { dayNumber, dayOfNumber, lastDayNumber, yearTicks } from "@/lib/charts/day-axis"
import type { MatrixChip, Stretch } from "@/lib/contracts/control"
import { dayWords } from "@/lib/day-words"

const neverChanges = () => () => {}

/**
 * All days on one track, on the axis of the time line under it. It keeps its room but is neither seen nor
 * reachable until scripts run: without them it could not move anything.
 */
export function DaySlider({
  day,
  stretch,
  chips,
  onReach,
  onDay,
}: {
  day: string
  stretch: Stretch
  chips: readonly MatrixChip[]
  onReach: () => void
  onDay: (day: string) => void
}) {
  const isHydrated = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
  return (
    <div className="day-strip no-print" style={isHydrated ? undefined : { visibility: "hidden" }}>
      <p className="day-strip-day" aria-hidden="true">
        {dayWords(day)}
      </p>
      <div className="day-strip-track">
        <input
          type="range"
          aria-label="Day"
          aria-valuetext={dayValueText(day, stretch, chips)}
          min={0}
          max={lastDayNumber}
          value={dayNumber(day)}
          onPointerEnter={onReach}
          onTouchStart={onReach}
          onFocus={onReach}
          onChange={(event) => {
            onReach()
            onDay(dayOfNumber(Number(event.target.value)))
          }}
        />
        <div className="day-strip-years" aria-hidden="true">
          {yearTicks().map(({ at, label }) => (
            <span key={label} style={{ left: `${100 * at}%` }}>
              {label}
            </span>
          ))}
        </div>
      </div>
    </div>
  )
}
