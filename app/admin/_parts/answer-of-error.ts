import type { ActAnswer } from "@/lib/contracts/act-answer"
import { logError } from "@/lib/server/log"
import { EditConflict, EditRefused } from "@/lib/server/mutations/edit-errors"
import { refusalOf } from "@/lib/server/refusal-of"
import { historyQuery } from "@/lib/history-link"
import { recordKindWords } from "@/lib/record-kind-words"
import { routes } from "@/lib/routes"

/**
 * What an editor is told of a refusal, with what they typed. A defect is logged and told as one: its own words
 * could hold anything.
 */
export function answerOfError(error: unknown, doing: string, typed: ActAnswer["typed"]): ActAnswer {
  if (error instanceof EditConflict) {
    const details = error.conflicts.map(({ kind, id, newest }) => ({
      text: `${recordKindWords[kind].one} ${id}: ${newest === null ? "retired since" : `now at its version ${newest}`}`,
      href: routes.admin.revisions(historyQuery({ kind, id })),
    }))
    const message = "Nothing was saved: somebody has changed these records since."
    return { message, details, problems: {}, typed }
  }
  if (error instanceof EditRefused) {
    const details = error.faults.map(({ kind, id, field, message }) => ({
      text: `${recordKindWords[kind].one} ${id}${field === null ? "" : `, ${field}`}: ${message}`,
      href: null,
    }))
    return { message: "Nothing was saved: the data would be wrong afterwards.", details, problems: {}, typed }
  }
  const refusal = refusalOf(error)
  if (refusal) return { message: refusal.message, details: [], problems: {}, typed }
  const message = `This went wrong, and the fault is ours. It is logged as ${logError(error, doing)}.`
  return { message, details: [], problems: {}, typed }
}
