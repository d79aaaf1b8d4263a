"use client"

import { useState } from "react"
import type { CheckWords } from "@/lib/charts/verify/check-words"
import { PressButton } from "../press-button"
import { Verdict } from "../verdict"

/** Checks in the reader's own browser that a frozen chart was not altered, and says so in words. */
export function VerifyButton({ id, hash }: { id: string; hash: string }) {
  const [isChecking, setIsChecking] = useState(false)
  const [words, setWords] = useState<CheckWords | null>(null)

  async function check() {
    setIsChecking(true)
    setWords(null)
    setWords(await checked(id, hash))
    setIsChecking(false)
  }

  return (
    <div>
      <PressButton onPress={() => void check()} isBusy={isChecking}>
        Verify in this browser
      </PressButton>
      <div role="status" className="text-15">
        {isChecking && <p className="mt-2 text-muted">Fetching the frozen file and hashing it…</p>}
        {words && (
          <Verdict isGood={words.verdict === "intact"} headline={words.headline}>
            {words.lines.map((line) => (
              <p key={line} className="mt-1 max-w-prose text-13 break-words text-muted">
                {line}
              </p>
            ))}
          </Verdict>
        )}
      </div>
    </div>
  )
}

/** What checks is fetched with the first press: most readers never press. */
async function checked(id: string, hash: string): Promise<CheckWords> {
  try {
    const [{ checkSnapshot }, { checkWords }] = await Promise.all([
      import("./check-snapshot"),
      import("@/lib/charts/verify/check-words"),
    ])
    return checkWords(await checkSnapshot(idInAddress() ?? id, hash))
  } catch {
    const why = "What checks it could not be loaded. Load the page again, or check it by hand."
    return { verdict: "unknown", headline: "Could not be checked.", lines: [why] }
  }
}

/** The id that the reader's address names, whatever the page says. */
function idInAddress(): string | null {
  return /^\/s\/([a-z2-7]+)$/.exec(window.location.pathname)?.[1] ?? null
}
