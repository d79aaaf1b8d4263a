import type { LabControl } from "@/lib/contracts/lab"
import { stepOf, trackSteps, valueAt } from "./track-scale"

/**
 * One thumb for a value, two for the ends of a range. Native inputs, so that keyboard, touch and screen readers work
 * as everywhere. An end that lies beyond the track is kept as it is until its own thumb moves.
 *
 * @param say a value with its unit, for a screen reader
 */
export function RangeSlider({
  track,
  isWhole,
  ends,
  label,
  say,
  isOwn,
  onMove,
  onRest,
}: {
  track: LabControl["track"]
  isWhole: boolean
  /** One number: one thumb. */
  ends: readonly [number] | readonly [number, number]
  label: string
  say: (value: number) => string
  /** Whether the reader set it. */
  isOwn: boolean
  onMove: (ends: readonly [number] | readonly [number, number]) => void
  onRest: () => void
}) {
  const [low, high] = ends
  const steps = ends.map((value) => stepOf(track, value))
  const [lowStep = 0, highStep] = steps
  const shared = {
    type: "range",
    min: 0,
    max: trackSteps,
    onPointerUp: onRest,
    onKeyUp: onRest,
    onBlur: onRest,
  } as const
  const from = highStep === undefined ? 0 : lowStep
  const to = highStep ?? lowStep
  return (
    <div className="lab-slider" data-own={isOwn || undefined} data-thumbs={ends.length}>
      <span
        className="lab-slider-part"
        style={{ left: `${(100 * from) / trackSteps}%`, right: `${100 - (100 * to) / trackSteps}%` }}
      />
      {high === undefined ? (
        <input
          {...shared}
          aria-label={label}
          aria-valuetext={say(low)}
          value={lowStep}
          onChange={({ target }) => onMove([valueAt(track, Number(target.value), isWhole)])}
        />
      ) : (
        <>
          <input
            {...shared}
            aria-label={`${label}, low end`}
            aria-valuetext={say(low)}
            value={lowStep}
            // Where both thumbs stand at the right end, the low one must lie on top to be caught.
            data-on-top={lowStep > trackSteps / 2 || undefined}
            onChange={({ target }) => {
              const value = valueAt(track, Number(target.value), isWhole)
              if (value < high) onMove([value, high])
            }}
          />
          <input
            {...shared}
            aria-label={`${label}, high end`}
            aria-valuetext={say(high)}
            value={highStep}
            onChange={({ target }) => {
              const value = valueAt(track, Number(target.value), isWhole)
              if (value > low) onMove([low, value])
            }}
          />
        </>
      )}
    </div>
  )
}
