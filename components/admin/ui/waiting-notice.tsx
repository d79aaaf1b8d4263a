"use client"

import { useRouter } from "next/navigation"
import { useEffect } from "react"

const everyMs = 2000

/** Says how far the estimates of a saved data version are, and looks again until everybody sees it. */
export function WaitingNotice({
  waiting,
}: {
  waiting: { dataVersion: number; done: number; total: number }
}) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), everyMs)
    return () => clearInterval(timer)
  }, [router])
  const { dataVersion, done, total } = waiting
  const howFar = total === 0 ? "They are about to be made." : `Made: ${done} of ${total} firms.`
  return (
    <p role="status" className="border-b border-hairline py-2 text-13 text-muted">
      Data version {dataVersion} is saved. Readers see it once its estimates are there. {howFar}
    </p>
  )
}
