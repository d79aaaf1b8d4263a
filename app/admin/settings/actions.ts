"use server"

import { redirect } from "next/navigation"
import { z } from "zod"
import { answerOfError } from "@/app/admin/_parts/answer-of-error"
import { keepingTyped } from "@/app/admin/_parts/keeping-typed"
import { textsOfForm } from "@/app/admin/_parts/texts-of-form"
import { unreadableAnswer } from "@/app/admin/_parts/unreadable-answer"
import type { ActAnswer } from "@/lib/contracts/act-answer"
import { settingsSchema } from "@/lib/contracts/edit"
import { routes } from "@/lib/routes"
import { withAudit } from "@/lib/server/auth/audit"
import { currentActor } from "@/lib/server/auth/session"
import { changeSettings } from "@/lib/server/settings"

const months = "write a number of months from 0 to 60, for example 3"
const formSchema = z.object({
  secondLookMonths: z
    .string()
    .trim()
    .regex(/^\d{1,2}([.,]\d{1,2})?$/, months)
    .transform(toNumber)
    .refine(isInReach, months),
  secondEditor: settingsSchema.shape.secondEditor,
})

/** Changes when a move of an estimate asks for a second look, and who publishes. */
export const changeSettingsAction = keepingTyped(
  async (_before: ActAnswer, form: FormData): Promise<ActAnswer> => {
    const actor = await currentActor()
    const typed = textsOfForm(form)
    const asked = formSchema.safeParse(typed)
    if (!asked.success) return unreadableAnswer(asked.error, typed)
    try {
      await withAudit(actor, "change-settings", () => changeSettings(actor, asked.data))
    } catch (error) {
      return answerOfError(error, "changing the settings", typed)
    }
    redirect(`${routes.admin.settings()}?saved=1`)
  },
)

function toNumber(text: string): number {
  return Number(text.replace(",", "."))
}

function isInReach(value: number): boolean {
  return value <= 60
}
