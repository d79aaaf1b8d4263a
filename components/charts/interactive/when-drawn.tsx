import { useEffect } from "react"
import { usePlotArea, useXAxisScale } from "recharts"

/** Inside a Recharts chart: tells when its scales exist and the frame after them has been painted. */
export function WhenDrawn({ onDrawn }: { onDrawn: () => void }) {
  const plot = usePlotArea()
  const scale = useXAxisScale()
  const isReady = plot !== undefined && scale !== undefined
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
  }, [isReady, onDrawn])
  return null
}
