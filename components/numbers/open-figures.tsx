import type { NumberKey } from "@/lib/number-key"
import { aroundFigures } from "./figures-to"
import { OpenNumber } from "./open-number"

/**
 * A sentence whose figures all say one number with its doubt: from the first to the last it is one control, and each
 * figure in it is underlined. A sentence without a figure stays plain.
 */
export function OpenFigures({
  of,
  known,
  children: text,
}: {
  of: NumberKey
  known?: string | null
  children: string
}) {
  return aroundFigures(text, (figures) => (
    <OpenNumber of={of} known={known}>
      {figures}
    </OpenNumber>
  ))
}
