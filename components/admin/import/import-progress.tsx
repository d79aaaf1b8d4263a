"use client"

import { useEffect, useState } from "react"
import { useRouter } from "next/navigation"
import { importProgressSchema, type ImportProgress } from "@/lib/contracts/import"
import { countWords } from "@/lib/format"

/** Between two questions how far it is, in milliseconds. */
const asksEvery = 400

/**
 * How far a preview or an import is, in rows. It asks the server again and again, and shows what came of it when it
 * is done; without JavaScript the page loads itself anew.
 */
export function ImportProgressBar({ first, address }: { first: ImportProgress; address: string }) {
  const [progress, setProgress] = useState(first)
  const [isOutOfReach, setIsOutOfReach] = useState(false)
  const router = useRouter()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let isOver = false
    const ask = async () => {
      try {
        const answer = await fetch(address, { cache: "no-store" })
        const told = importProgressSchema.parse(await answer.json())
        if (isOver) return
        setIsOutOfReach(false)
        setProgress(told)
        if (told.state !== first.state) {
          router.refresh()
          return
        }
      } catch {
        if (isOver) return
        setIsOutOfReach(true)
      }
      timer = setTimeout(() => void ask(), asksEvery)
    }
    timer = setTimeout(() => void ask(), asksEvery)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [address, first.state, router])
  const { done, total } = progress
  return (
    <div className="mt-6 max-w-prose">
      <p id="import-progress" className="font-serif text-21 font-semibold">
        {first.state === "applying" ? "Applying the file" : "Looking at every row"}
      </p>
      <progress
        value={done}
        max={total}
        aria-labelledby="import-progress"
        className="mt-2 h-3 w-full accent-ink"
      />
      <p role="status" className="text-15">
        {words(progress)}
      </p>
      {isOutOfReach && (
        <p className="mt-2 text-13 text-muted">The server does not answer just now. This page asks again.</p>
      )}
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
    </div>
  )
}

function words({ state, done, total }: ImportProgress): string {
  if (done < total) return `${countWords(done)} of ${countWords(total)} rows read`
  return state === "applying"
    ? `All ${countWords(total)} rows are read; they are being saved together.`
    : `All ${countWords(total)} rows are read; they are being checked against each other and the record.`
}
