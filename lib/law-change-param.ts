import type { LawChange } from "./domain/scenario"

/** One change as a parameter: `remove=…`, `move=rule@day`, `end=rule@day`, `adopt=bill@day`, `deny=chip@day`. */
export function paramOf(change: LawChange): [key: string, value: string] {
  switch (change.do) {
    case "remove":
      return ["remove", change.rule]
    case "move":
      return ["move", `${change.rule}@${change.to}`]
    case "end":
      return ["end", `${change.rule}@${change.on}`]
    case "adopt":
      return ["adopt", `${change.proposal}@${change.from}`]
    case "treat":
      return ["deny", `${change.chip}@${change.from}`]
  }
}

/** One order for every way to write the same changes, so that they are run once. */
export function changesInOrder(changes: readonly LawChange[]): LawChange[] {
  const key = (change: LawChange) => paramOf(change).join("=")
  return [...changes].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}
