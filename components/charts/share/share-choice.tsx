"use client"

import { useId } from "react"

export type Which = "frozen" | "live"

const ways: readonly { which: Which; name: string; promise: string }[] = [
  { which: "frozen", name: "Frozen", promise: "These numbers, for good. Says when newer data exist." },
  { which: "live", name: "Live", promise: "Moves with the data: whoever opens it sees the newest." },
]

/** Frozen or live, each with what it promises. */
export function ShareChoice({ which, onWhich }: { which: Which; onWhich: (which: Which) => void }) {
  const group = useId()
  return (
    <fieldset className="mt-4">
      <legend className="text-13 text-muted">Which numbers shall the link show?</legend>
      <div className="mt-1 grid gap-2 sm:grid-cols-2">
        {ways.map((way) => (
          <label
            key={way.which}
            className="flex cursor-pointer gap-2.5 rounded-2 border border-hairline p-3 has-[:checked]:border-ink has-[:checked]:bg-wash"
          >
            <input
              type="radio"
              name={group}
              value={way.which}
              checked={way.which === which}
              onChange={() => onWhich(way.which)}
              className="mt-1 size-3.5 shrink-0 accent-ink"
            />
            <span>
              <span className="block text-15 font-semibold">{way.name}</span>
              <span className="block text-13 text-muted">{way.promise}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
