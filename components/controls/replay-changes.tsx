import Link from "next/link"
import type { Replay } from "@/lib/contracts/replay"
import type { LawChange } from "@/lib/domain/scenario"
import { changeWords } from "@/lib/replay-words"
import { routes } from "@/lib/routes"

/** The changes of a replay in words, each with the text it is about; `without` leads to the replay lacking it. */
export function ReplayChanges({
  changes,
  names,
  without,
}: {
  changes: readonly LawChange[]
  names: Replay["names"]
  without?: (change: LawChange) => string
}) {
  return (
    <ul className="mt-4 max-w-prose space-y-1 text-15">
      {changes.map((change) => {
        const words = changeWords(change, names)
        return (
          <li key={`${change.do} ${idOf(change)}`} className="border-l-2 border-ink pl-3">
            {words}{" "}
            <span className="whitespace-nowrap text-13">
              <Link href={hrefOf(change)} prefetch={false} aria-label={`${textOf(change)}: ${words}`}>
                {textOf(change)}
              </Link>
              {without && (
                <>
                  {" · "}
                  <a href={without(change)} aria-label={`Drop this change: ${words}`}>
                    drop
                  </a>
                </>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function idOf(change: LawChange): string {
  switch (change.do) {
    case "remove":
    case "move":
    case "end":
      return change.rule
    case "adopt":
      return change.proposal
    case "treat":
      return change.chip
  }
}

function textOf(change: LawChange): string {
  return change.do === "treat" ? "the chip" : "the text"
}

function hrefOf(change: LawChange): string {
  return change.do === "treat" ? routes.chip(change.chip) : routes.control(idOf(change))
}
