import type { ReactNode } from "react"

/** A word set small in a frame; a warning has the frame of ink. Never colour alone. */
export function Mark({ tone = "plain", children }: { tone?: "plain" | "warning"; children: ReactNode }) {
  return (
    <span
      className={`mr-1 inline-block rounded-2 border px-1 align-[0.08em] text-13 leading-[1.25] whitespace-nowrap ${
        tone === "warning" ? "border-ink font-medium" : "text-muted"
      }`}
    >
      {children}
    </span>
  )
}
