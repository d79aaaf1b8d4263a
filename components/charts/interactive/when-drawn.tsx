import { useEffect } from "react"
import { usePlotArea, useXAxisScale } from "recharts"

/** Inside a Recharts chart: tells when its scales exist and the frame after them has been painted. */
export function WhenDrawn({ onDrawn }: { onDrawn: () => void }) {
  const isReady = usePlotArea() !== undefined && useXAxisScale() !== undefined
  useEffect(() => {
    if (!isReady) return
    let second = 0
    const first = requestAnimationFrame(() => {
      second = requestAnimationFrame(onDrawn)
    })
    return () => {
      cancelAnimationFrame(first)
      cancelAnimationFrame(second)
    }
    // Once: `onDrawn` only ever sets the same flag.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isReady])
  return null
}
