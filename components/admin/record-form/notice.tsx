import type { ReactNode } from "react"

/** A sentence on what has just happened, heard by those who do not see it. */
export function Notice({ tone, children }: { tone: "good" | "bad" | "plain"; children: ReactNode }) {
  const line = { good: "border-uncontrolled", bad: "border-denied", plain: "border-hairline" }[tone]
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={`mt-4 max-w-prose border-l-2 pl-3 text-15 ${line}`}
    >
      {children}
    </div>
  )
}
