import type { z } from "zod"
import type { AccountFormState } from "@/lib/contracts/account"
import { logError } from "@/lib/server/log"
import { refusalOf } from "@/lib/server/refusal-of"
import { turnAfter } from "./action-arguments"

type Problems = AccountFormState["problems"]

/** The form again, with what is wrong and what was typed; passwords and codes are never sent back. */
export function refused(
  before: AccountFormState,
  problems: Problems,
  typed: Record<string, string>,
): AccountFormState {
  const secret = /password|code|current|next|again/i
  const values = Object.fromEntries(Object.entries(typed).filter(([name]) => !secret.test(name)))
  return { turn: turnAfter(before), problems, done: null, values }
}

/** The form emptied, with what was done. */
export function accepted(before: AccountFormState, done: string): AccountFormState {
  return { turn: turnAfter(before), problems: [], done, values: {} }
}

/** What a form's schema says, each problem at its field. */
export function problemsOf(error: z.ZodError): Problems {
  const seen = new Map<string, string>()
  for (const { path, message } of error.issues) {
    const field = String(path[0] ?? "")
    if (!seen.has(field)) seen.set(field, message)
  }
  return [...seen].map(([field, message]) => ({ field: field === "" ? null : field, message }))
}

/** A refusal in its own words; a defect is logged, and told by the id in the log. */
export function problemsOfError(error: unknown, doing: string): Problems {
  const refusal = refusalOf(error)
  if (refusal) return [{ field: null, message: refusal.message }]
  const id = logError(error, doing)
  return [{ field: null, message: `This went wrong, and the fault is ours. It is logged as ${id}.` }]
}
