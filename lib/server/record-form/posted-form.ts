import "server-only"
import { z } from "zod"
import { editableKinds, type EditableKind, type FormTexts } from "@/lib/forms/form"
import { formOf } from "@/lib/forms/form-of"
import type { FormConflict } from "@/lib/forms/form-state"
import { reportKeys } from "@/lib/forms/names"
import { mostReports } from "@/lib/forms/read-form"
import { namedFields } from "@/lib/forms/report-list"

const act = z
  .string()
  .regex(/^(?:review|save|send|add-report|(?:remove-report|move-up|move-down):[A-Za-z0-9.-]{1,140})$/)

const targetSchema = z.object({
  kind: z.enum(editableKinds),
  id: z
    .string()
    .max(200)
    .transform((id) => (id === "" ? null : id)),
  version: z
    .string()
    .regex(/^\d{0,9}$/)
    .transform((text) => (text === "" ? null : Number(text))),
})

const conflictSchema = z.object({
  taken: z
    .array(z.object({ name: z.string(), label: z.string(), began: z.string(), theirs: z.string() }))
    .max(2000),
  fields: z
    .array(
      z.object({
        ...{ name: z.string(), label: z.string() },
        ...{ began: z.string(), theirs: z.string(), yours: z.string() },
      }),
    )
    .max(2000),
})

/** A record's form as it was sent. Only the texts of the kind's own fields are taken; whatever else came is not. */
export type PostedForm = {
  kind: EditableKind
  id: string | null
  version: number | null
  act: string
  texts: FormTexts
  reason: string
  confirmed: string[]
  hasLooked: boolean
  /** Fingerprint of the texts that the editor has seen reviewed. */
  reviewed: string | null
  conflict: FormConflict | null
  choices: Record<string, "theirs" | "yours">
  isNoDuplicate: boolean
}

/** Null for a request that no form of ours sends. */
export function postedForm(data: FormData): PostedForm | null {
  const one = (name: string) => {
    const value = data.get(name)
    return typeof value === "string" ? value : ""
  }
  const target = targetSchema.safeParse({
    ...{ kind: one("edit.kind"), id: one("edit.id"), version: one("edit.version") },
  })
  if (!target.success) return null
  const { kind, id, version } = target.data
  const conflict = readConflict(one("edit.conflict"))
  const sent = textsIn(kind, data)
  return {
    ...{ kind, id, version },
    // The last: a button pressed says more than the default that Enter presses.
    act: act.safeParse(data.getAll("do").at(-1)).data ?? "review",
    ...chosenTexts(sent, conflict, data),
    reason: one("edit.reason").slice(0, 2000).trim(),
    confirmed: data.getAll("edit.confirmed").filter((name) => typeof name === "string"),
    hasLooked: one("edit.looked") === "yes",
    reviewed: one("edit.reviewed") || null,
    conflict,
    isNoDuplicate: one("edit.other") === "yes",
  }
}

/** Texts by the names that the kind's form has; boxes ticked under one name are one a line. */
function textsIn(kind: EditableKind, data: FormData): FormTexts {
  const sent = new Map<string, string[]>()
  for (const [name, value] of data) {
    if (typeof value !== "string") continue
    const values = sent.get(name)
    if (values) values.push(value)
    else sent.set(name, [value])
  }
  const textOf = (name: string) => (sent.get(name) ?? []).join("\n").replaceAll("\r\n", "\n")
  const groups = formOf(kind)
  const hasReports = groups.some(({ repeats }) => repeats)
  // One more than a form may hold, so that reading it says so.
  const reports = reportKeys(textOf("reports")).slice(0, mostReports + 1)
  const texts: Record<string, string> = hasReports ? { reports: reports.join("\n") } : {}
  for (const { name } of namedFields(groups, texts)) texts[name] = textOf(name)
  return texts
}

/** Without JavaScript a choice between two texts comes as a mark only: the chosen one is put in its field here. */
function chosenTexts(sent: FormTexts, conflict: FormConflict | null, data: FormData) {
  const texts: Record<string, string> = { ...sent }
  const choices: PostedForm["choices"] = {}
  for (const { name, theirs, yours } of conflict?.fields ?? []) {
    const choice = data.get(`edit.choice/${name}`)
    if (choice !== "theirs" && choice !== "yours") continue
    choices[name] = choice
    if (!Object.hasOwn(texts, name)) continue
    const [chosen, other] = choice === "theirs" ? [theirs, yours] : [yours, theirs]
    // Written over by hand since: that stands.
    if (texts[name] === other) texts[name] = chosen
  }
  return { texts: texts as FormTexts, choices }
}

function readConflict(json: string): FormConflict | null {
  if (json === "") return null
  try {
    return conflictSchema.parse(JSON.parse(json))
  } catch {
    return null
  }
}
