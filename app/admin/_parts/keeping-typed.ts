import { formSent } from "./action-arguments"
import { problemsOfError, refused } from "./account-answer"
import { answerOfError } from "./answer-of-error"
import { textsOfForm } from "./texts-of-form"
import type { AccountFormState } from "@/lib/contracts/account"
import type { ActAnswer } from "@/lib/contracts/act-answer"
import { refusalOf } from "@/lib/server/refusal-of"

// An action asks who sent its form before it does anything, and a database that is out of reach cannot say. Thrown,
// that would put a page of its own in the form's place; so it is answered like any other refusal, and the form stays.

/** The action of a form of the editors', which keeps what was typed when the database does not do its work. */
export function keepingTyped<Answer extends ActAnswer>(
  act: (before: Answer, form: FormData) => Promise<Answer>,
): (before: Answer, form: FormData) => Promise<Answer> {
  return async (before, form) => {
    try {
      return await act(before, formSent(form))
    } catch (error) {
      if (!isOfDatabase(error)) throw error
      return { ...before, ...answerOfError(error, "answering a form", textsOfForm(form)) }
    }
  }
}

/** The same for the forms of accounts, which never give back a password or a code. */
export function keepingAccountForm(
  act: (before: AccountFormState, form: FormData) => Promise<AccountFormState>,
): (before: AccountFormState, form: FormData) => Promise<AccountFormState> {
  return async (before, form) => {
    try {
      return await act(before, formSent(form))
    } catch (error) {
      if (!isOfDatabase(error)) throw error
      return refused(before, problemsOfError(error, "answering a form"), textsOfForm(form))
    }
  }
}

function isOfDatabase(error: unknown): boolean {
  return refusalOf(error)?.status === 503
}
