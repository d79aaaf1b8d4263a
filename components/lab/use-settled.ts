import { useEffect, useState } from "react"

/**
 * Whether something has been in place for a frame: true once `isInPlace` was and the page was painted so, and from
 * then on. What finds its place unseen and is shown thereafter does not move before a reader's eyes.
 */
export function useSettled(isInPlace: boolean): boolean {
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    if (!isInPlace) return
    // The first frame paints what is in place now, the second comes after it.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setSettled(true))
    })
    return () => cancelAnimationFrame(frame)
  }, [isInPlace])
  return isSettled
}
