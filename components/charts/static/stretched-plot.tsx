import type { ReactNode } from "react"
import { plotSize } from "@/lib/charts/sizes"

/** Width of the drawing space that is stretched to the plot's real width. */
export const stretchedWidth = 1000

/** Paths drawn once for every width: x runs from 0 to 1000 and is stretched, y stays in pixels. */
export function StretchedPlot({ children }: { children: ReactNode }) {
  return (
    <svg
      x="0"
      y="0"
      width="100%"
      height={plotSize.height}
      viewBox={`0 0 ${stretchedWidth} ${plotSize.height}`}
      preserveAspectRatio="none"
    >
      {children}
    </svg>
  )
}
