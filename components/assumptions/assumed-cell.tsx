import type { ReactNode } from "react"
import { OpenNumber } from "@/components/numbers/open-number"
import { Figures } from "@/components/ui/figures"
import { number } from "@/lib/distribution-words"

/** One of an assumption's percentiles. The three are one number, which opens by its median. */
export function AssumedCell({
  id,
  value,
  isMedian,
  missing,
}: {
  id: string
  value: number | null
  isMedian: boolean
  /** Stands where there is not one number; several still open, by the word for it. */
  missing: ReactNode
}) {
  const words = value === null ? missing : <Figures>{number(value)}</Figures>
  return isMedian ? <OpenNumber of={{ of: "assumption", assumption: id }}>{words}</OpenNumber> : words
}
