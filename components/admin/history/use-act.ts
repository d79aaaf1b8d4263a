"use client"

import { startTransition, useActionState, type FormEvent } from "react"

/**
 * A form's action with its answer. With JavaScript the form is sent without being emptied afterwards, as React would
 * do, and not a second time while it is on its way; without it, it is sent by the browser.
 */
export function useAct<Answer>(
  act: (before: Awaited<Answer>, form: FormData) => Answer | Promise<Answer>,
  first: Awaited<Answer>,
) {
  const [answer, send, isPending] = useActionState<Answer, FormData>(act, first)
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isPending) return
    const { submitter } = event.nativeEvent as SubmitEvent
    const form = new FormData(event.currentTarget, submitter)
    startTransition(() => {
      send(form)
    })
  }
  return { answer, isPending, form: { action: send, onSubmit } }
}
