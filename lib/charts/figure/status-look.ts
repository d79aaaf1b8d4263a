import { controlWords, type ControlTone } from "../../control-words"
import type { ControlStatus } from "../../domain/control-rule"
import type { Mark } from "./figure"

type Bar = Extract<Mark, { type: "bar" }>

const looks: Record<ControlTone, Pick<Bar, "tone" | "weight" | "pattern">> = {
  denied: { tone: "denied", weight: "dark", pattern: "none" },
  conditional: { tone: "case-by-case", weight: "dark", pattern: "none" },
  notification: { tone: "notification", weight: "dark", pattern: "none" },
  undetermined: { tone: "undetermined", weight: "dark", pattern: "hatched" },
  free: { tone: "uncontrolled", weight: "dark", pattern: "none" },
  beside: { tone: "muted", weight: "outline", pattern: "none" },
}

/** How a bar of a status looks. Null: the text points to another one, or gives no answer of its own. */
export function statusLook(
  status: ControlStatus | null,
): Pick<Bar, "tone" | "weight" | "pattern" | "letter"> {
  if (status === null) return { ...looks.beside, letter: null }
  const { tone, letter } = controlWords(status)
  return { ...looks[tone], letter }
}

/** What the letters on the bars mean: "D: presumed denied. C: case by case." */
export function letterWords(statuses: Iterable<ControlStatus>): string {
  const meanings = new Map<string, string>()
  for (const status of statuses) {
    const { letter, label } = controlWords(status)
    if (!meanings.has(letter)) meanings.set(letter, label)
  }
  return [...meanings].map(([letter, label]) => `${letter}: ${label}.`).join(" ")
}
