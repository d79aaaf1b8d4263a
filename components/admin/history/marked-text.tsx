import type { Stretch } from "@/lib/forms/word-diff"

/** A text with what was removed struck out and what was added underlined; heard as such, too. */
export function MarkedText({ stretches }: { stretches: readonly Stretch[] }) {
  return stretches.map(({ how, text }, index) => {
    switch (how) {
      case "same":
        return <span key={index}>{text}</span>
      case "removed":
        return <Removed key={index}>{text}</Removed>
      case "added":
        return <Added key={index}>{text}</Added>
    }
  })
}

export function Removed({ children }: { children: string }) {
  return (
    <del className="text-denied decoration-1">
      <span className="sr-only">[removed: </span>
      {children}
      <span className="sr-only">]</span>
    </del>
  )
}

export function Added({ children }: { children: string }) {
  return (
    <ins className="bg-wash font-medium decoration-2 underline-offset-2">
      <span className="sr-only">[added: </span>
      {children}
      <span className="sr-only">]</span>
    </ins>
  )
}
