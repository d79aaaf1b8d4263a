import type { ReactNode } from "react"

/** The small line that says of when and of which data a page is. */
export function Stamp({ parts }: { parts: readonly ReactNode[] }) {
  return (
    <p className="mt-4 text-13 text-muted">
      {parts.map((part, index) => (
        <span key={index}>
          {index > 0 && " · "}
          <span className="whitespace-nowrap">{part}</span>
        </span>
      ))}
    </p>
  )
}
