import { memo, type Dispatch } from "react"
import type { LabControl, LabStanding } from "@/lib/contracts/lab"
import type { ReadersValue } from "@/lib/domain/case"
import { typedText } from "@/lib/lab/typed-range"
import { measured, shortened, standingWords, typedUnitOf } from "./control-words"
import { ControlEvidence } from "./control-evidence"
import { DensityStrip } from "./density-strip"
import type { LabAction } from "./lab-state"
import { RangeSlider } from "./range-slider"
import { TypedField } from "./typed-field"

type Ends = readonly [number] | readonly [number, number]

/** One assumption: its default with its distribution, what the reader puts in its place, and the evidence. */
export const ControlCard = memo(function ControlCard({
  control,
  standing,
  isUnderScenario,
  value,
  dispatch,
}: {
  control: LabControl
  /** What counts without the reader: the record's, or what the chosen scenario makes of it. */
  standing: LabStanding | null
  isUnderScenario: boolean
  /** The reader's own. */
  value: ReadersValue | undefined
  dispatch: Dispatch<LabAction>
}) {
  const { key, kind, bounds, label, track } = control
  const isOwn = value !== undefined
  const counts = value ?? valueOf(standing, control)
  const text = counts === null ? "" : typedText(counts, typedUnitOf(control))
  const set = (given: ReadersValue, isMoving: boolean) => dispatch({ do: "set", key, value: given, isMoving })
  const move = ([low, high]: Ends) =>
    set(high === undefined ? { is: "value", value: low } : { is: "range", low, high }, true)
  return (
    <div className="lab-control" data-own={isOwn || undefined} role="group" aria-label={label}>
      <div className="lab-control-head">
        <p className="lab-control-name">{label}</p>
        {kind !== "table" && (
          <div className="noscript:hidden">
            <TypedField
              control={control}
              text={text}
              placeholder={standing === null ? "not on record" : ""}
              onValue={(given) => set(given, false)}
            />
          </div>
        )}
      </div>
      {kind !== "table" && (
        <div className="lab-track">
          <DensityStrip track={track} standing={standing} />
          <div className="noscript:hidden">
            <RangeSlider
              track={track}
              isWhole={bounds.isWhole}
              ends={endsOf(counts, control)}
              label={label}
              say={(one) => measured(control, one)}
              isOwn={isOwn}
              onMove={move}
              onRest={() => dispatch({ do: "rest" })}
            />
          </div>
        </div>
      )}
      <div className="lab-control-foot">
        <p className="text-13 text-muted">
          {isUnderScenario ? "In this scenario: " : "Default: "}
          {standingWords(control, standing)}
        </p>
        {isOwn && (
          <button type="button" className="lab-link" onClick={() => dispatch({ do: "clear", key })}>
            Reset<span className="sr-only"> {label}</span>
          </button>
        )}
        {bounds.mayBeNone && counts?.is !== "none" && (
          <button
            type="button"
            className="lab-link noscript:hidden"
            onClick={() => set({ is: "none" }, false)}
          >
            Set to none<span className="sr-only">: {label}</span>
          </button>
        )}
      </div>
      <ControlEvidence control={control} standing={standing} />
    </div>
  )
})

/** The default as a value that a reader could have given; percentiles as they are shown. */
function valueOf(standing: LabStanding | null, control: LabControl): ReadersValue | null {
  if (standing === null) return null
  if (standing.isNone) return { is: "none" }
  const { p5, p50, p95 } = standing
  const short = (value: number) => shortened(control, value)
  if (p5 !== null && p95 !== null && control.kind === "range" && short(p5) < short(p95)) {
    return { is: "range", low: short(p5), high: short(p95) }
  }
  return p50 === null ? null : { is: "value", value: short(p50) }
}

/** Where the thumbs stand. Nothing and none have none: their thumbs wait at the ends, or at the right end. */
function endsOf(counts: ReadersValue | null, { kind, track }: LabControl): Ends {
  if (kind !== "range") return [counts?.is === "value" ? counts.value : track.high]
  if (counts === null) return [track.low, track.high]
  if (counts.is === "range") return [counts.low, counts.high]
  const at = counts.is === "value" ? counts.value : track.high
  return [at, at]
}
