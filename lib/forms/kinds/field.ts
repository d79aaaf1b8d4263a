import type { z } from "zod"
import type { Binding, Way } from "../binding"
import type { Choice, FormField } from "../form"
import { choicesWay, choiceWay, flagWay } from "../ways/choice"
import { codeWay } from "../ways/code"
import { optionalReferencesWay, referencesWay, referenceWay } from "../ways/reference"
import { linesWay, optionalLinesWay, optionalTextWay, textWay } from "../ways/text"

/*
 * Fields as the kinds declare them: a path for a name ("counting.from"), a label, and what differs from the usual.
 * A field that is required reads an empty text as a problem; any other as null, no entries or "no".
 */

type More = Omit<FormField, "key" | "label" | "input" | "choices" | "refersTo"> & Pick<Binding, "initial">
type Target = NonNullable<FormField["refersTo"]>

/** Any value with a way of its own, on one line unless `input` says otherwise. */
export function value<T>(
  key: string,
  label: string,
  way: Way<T>,
  {
    initial,
    input = "line",
    into,
    path = key.split("."),
    ...more
  }: More & Partial<Pick<FormField, "input" | "choices" | "refersTo"> & Pick<Binding, "into" | "path">> = {},
): Binding {
  return {
    field: { key, label, input, ...more },
    path,
    way: way as Way,
    ...(into && { into }),
    ...(initial !== undefined && { initial }),
  }
}

export const line = (key: string, label: string, more: More = {}): Binding =>
  value<string | null>(key, label, more.isRequired ? (textWay as Way<string | null>) : optionalTextWay, more)

export const paragraph = (key: string, label: string, more: More = {}): Binding => {
  const way = more.isRequired ? (textWay as Way<string | null>) : optionalTextWay
  return value(key, label, way, { ...more, input: "paragraph" })
}

/** One value a line. */
export const lines = (key: string, label: string, more: More = {}): Binding =>
  value(key, label, linesWay, { ...more, input: "lines" })

/** One value a line; null where there is none. */
export const optionalLines = (key: string, label: string, more: More = {}): Binding =>
  value(key, label, optionalLinesWay, { ...more, input: "lines" })

export const choice = (key: string, label: string, choices: readonly Choice[], more: More = {}): Binding =>
  value(key, label, choiceWay(choices, more.isRequired ? "" : null), { ...more, input: "choice", choices })

/** Any number of a closed list. */
export const choices = (key: string, label: string, choices: readonly Choice[], more: More = {}): Binding =>
  value(key, label, choicesWay(choices), { ...more, input: "choices", choices })

export const flag = (key: string, label: string, more: More = {}): Binding =>
  value(key, label, flagWay, { ...more, input: "flag" })

/** One record by id or name. */
export const reference = (key: string, label: string, refersTo: Target, more: More = {}): Binding =>
  value(key, label, referenceWay(refersTo, more.isRequired ? "" : null), { ...more, refersTo })

/** Records by id or name, one a line. */
export const references = (key: string, label: string, refersTo: Target, more: More = {}): Binding =>
  value(key, label, referencesWay(refersTo), { ...more, input: "lines", refersTo })

export const optionalReferences = (key: string, label: string, refersTo: Target, more: More = {}): Binding =>
  value(key, label, optionalReferencesWay(refersTo), { ...more, input: "lines", refersTo })

/** A structured part as JSON. */
export const code = <T>(
  key: string,
  label: string,
  schema: z.ZodType<T>,
  empty: T,
  more: More = {},
): Binding => value(key, label, codeWay(schema, empty), { ...more, input: "code" })
