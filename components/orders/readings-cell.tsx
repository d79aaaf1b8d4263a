import type { Reading } from "@/lib/readings"
import { hasWeight } from "@/lib/report-weight"

/** All readings of a figure, each on its own line; those without weight are set back, none is hidden. */
export function ReadingsCell({ readings, missing }: { readings: readonly Reading[]; missing: string }) {
  if (readings.length === 0) return <span className="text-muted">{missing}</span>
  return readings.map(({ text, weight }, index) => (
    <span key={text} className={`block ${index > 0 && !hasWeight({ weight }) ? "text-muted" : ""}`}>
      {index > 0 && "or "}
      {text}
    </span>
  ))
}
