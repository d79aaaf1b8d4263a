import { place, textIn, valueIn, type Binding, type Draft } from "./binding"
import type { FormTexts, Names } from "./form"
import { shown } from "./ways/choice"

/** No field is longer; whole articles belong behind a link. */
export const mostCharacters = 20_000

/** What reading has found so far, by field name. */
export type Findings = { problems: Record<string, string>; understood: Record<string, string> }

/** A text as the forms keep it: plain line ends, no blanks around it. Null where the name was not sent. */
export function sentText(texts: FormTexts, name: string): string | null {
  if (!Object.hasOwn(texts, name)) return null
  const text: unknown = texts[name]
  return typeof text === "string" ? text.replaceAll(/\r\n?/g, "\n").trim() : null
}

/**
 * Reads fields into a draft. A field that was not sent, or stands as it was, keeps the base's value, so that what
 * nobody touched is never read anew.
 *
 * @param nameOf a field's name in `texts`
 * @param base what is edited; null for something new
 */
export function readFields(
  bindings: readonly Binding[],
  texts: FormTexts,
  nameOf: (key: string) => string,
  base: object | null,
  names: Names,
  draft: Draft,
  findings: Findings,
): void {
  for (const binding of bindings) {
    const name = nameOf(binding.field.key)
    const sent = sentText(texts, name)
    if (base !== null && (sent === null || sent === textIn(base, binding))) {
      place(draft, binding, valueIn(base, binding))
      continue
    }
    place(draft, binding, readOne(binding, sent ?? "", name, names, findings))
  }
}

function readOne(binding: Binding, text: string, name: string, names: Names, findings: Findings): unknown {
  const { field, way } = binding
  if (text === "") {
    if (field.isRequired) findings.problems[name] = missing(binding)
    return way.empty
  }
  const refusal = unkeepable(text, field.input === "line")
  if (refusal !== null) {
    findings.problems[name] = refusal
    return way.empty
  }
  const read = way.read(text, names)
  if ("problem" in read) {
    findings.problems[name] = read.problem
    return way.empty
  }
  if (read.words !== undefined && read.words !== text) findings.understood[name] = read.words
  return read.value
}

/** Why a text cannot be kept at all. */
function unkeepable(text: string, isLine: boolean): string | null {
  if (text.length > mostCharacters) {
    return `This is ${text.length.toLocaleString("en-US")} characters long; a field keeps ${mostCharacters.toLocaleString("en-US")}. Shorten it, or put the rest behind a link.`
  }
  if (/\p{Surrogate}/u.test(text) || hasControlCharacter(text)) {
    return "This holds characters that are no text, probably from a damaged file. Type it anew."
  }
  if (isLine && text.includes("\n")) {
    return `Write this on one line; “${shown(text.slice(text.indexOf("\n")).trim())}” stands on another.`
  }
  return null
}

function hasControlCharacter(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if ((code < 32 && code !== 9 && code !== 10) || code === 127) return true
  }
  return false
}

/** What is missing, and how it is written. */
export function missing({ field }: Binding): string {
  if (field.input === "choice") {
    return `Choose one: ${(field.choices ?? []).map(({ label }) => label).join(", ")}.`
  }
  return `${field.label} is missing.${field.hint ? ` ${field.hint}` : ""}`
}
