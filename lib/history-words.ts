import type { EditOrigin, RevisionAction } from "./contracts/history"
import { dayWords } from "./day-words"

export const actionWords: Readonly<Record<RevisionAction, string>> = {
  create: "created",
  change: "changed",
  retire: "retired",
  restore: "taken back in",
}

export const originWords: Readonly<Record<EditOrigin, string>> = {
  edit: "a form",
  import: "an import",
  api: "a program",
  restore: "a restore",
  undo: "an undo",
}

/** "9 Aug 2023, 14:05" in UTC, for an ISO time. */
export function timeWords(at: string): string {
  return `${dayWords(at)}, ${at.slice(11, 16)}`
}
