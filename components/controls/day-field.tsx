"use client"

import { useEffect, useRef } from "react"
import { firstControlDay, lastControlDay } from "@/lib/contracts/control-range"

/** The date field of the form. It follows the slider by its value alone: to make it anew is slow. */
export function DayField({ day }: { day: string | null }) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (field.current && day !== null) field.current.value = day
  }, [day])
  return (
    <input
      ref={field}
      id="day"
      name="day"
      type="date"
      required
      min={firstControlDay}
      max={lastControlDay}
      defaultValue={day ?? undefined}
      className="rounded-2 border border-muted bg-raised px-2 py-1"
    />
  )
}
