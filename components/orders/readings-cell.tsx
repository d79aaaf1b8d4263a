import { OpenNumber } from "@/components/numbers/open-number"
import type { NumberKey } from "@/lib/number-key"
import type { Reading } from "@/lib/readings"
import { hasWeight } from "@/lib/report-weight"

/**
 * All readings of a figure, each on its own line, together one control; those without weight are set back, none is
 * hidden.
 */
export function ReadingsCell({
  of,
  readings,
  missing,
}: {
  of: NumberKey
  readings: readonly Reading[]
  missing: string
}) {
  if (readings.length === 0) return <span className="text-muted">{missing}</span>
  return (
    <OpenNumber of={of}>
      {readings.map(({ text, weight }, index) => (
        <span key={text} className={`block ${index > 0 && !hasWeight({ weight }) ? "text-muted" : ""}`}>
          {index > 0 && "or "}
          {text}
        </span>
      ))}
    </OpenNumber>
  )
}
