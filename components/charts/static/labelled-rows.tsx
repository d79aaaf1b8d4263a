import Link from "next/link"
import type { ReactNode } from "react"
import { OpenNumber } from "@/components/numbers/open-number"
import { percent } from "@/lib/charts/scales"
import { labelledRowSize } from "@/lib/charts/sizes"
import type { NumberKey } from "@/lib/number-key"

export type LabelledRow = {
  id: string
  href: string
  label: string
  /** Follows the label, quieter. */
  detail: string
  /** What the detail opens to where it is a number. */
  opens?: NumberKey
  /** Where the mark begins and ends, 0–1. The label starts with it, or ends with it in the right half. */
  from: number
  to: number
  mark: ReactNode
}

/** Rows whose label stands above their mark, so that a plot of any width holds both. */
export function LabelledRows({ rows, behind }: { rows: LabelledRow[]; behind: ReactNode }) {
  return (
    <div className="relative" style={{ height: rows.length * labelledRowSize.height }}>
      <svg className="absolute inset-0 size-full overflow-visible" aria-hidden="true">
        {behind}
      </svg>
      <ol>
        {rows.map(({ id, href, label, detail, opens, from, to, mark }) => (
          <li key={id} className="relative" style={{ height: labelledRowSize.height }}>
            <p
              className="labelled-row"
              style={
                from <= 0.5
                  ? { paddingLeft: percent(from) }
                  : { paddingRight: percent(1 - to), textAlign: "right" }
              }
            >
              <span>
                <Link href={href} prefetch={false} data-row="">
                  {label}
                </Link>{" "}
                <span className="text-muted">
                  {opens ? <OpenNumber of={opens}>{detail}</OpenNumber> : detail}
                </span>
              </span>
            </p>
            <svg
              className="reach-static absolute left-0 w-full overflow-visible"
              style={{ top: labelledRowSize.markTop, height: labelledRowSize.markHeight }}
              aria-hidden="true"
            >
              {mark}
            </svg>
          </li>
        ))}
      </ol>
    </div>
  )
}
