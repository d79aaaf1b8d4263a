import "server-only"
import type { z } from "zod"
import { modelInputSchema, type ModelInput } from "@/lib/estimation"

/**
 * A file's text as a model input.
 * @param refuse throws with a line for each wrong field: its path, what is wrong with it and what to give instead
 */
export function readModelInput(text: string, file: string, refuse: (message: string) => never): ModelInput {
  const json = withoutNames(parse(text, file, refuse))
  const result = modelInputSchema.safeParse(json)
  if (result.success) return result.data
  return refuse(result.error.issues.flatMap((issue) => inWords(issue, json)).join("\n"))
}

/** A firm's report lists under `assumptions` what its input rests on; the input itself can so be fed back as it is. */
function withoutNames(json: unknown): unknown {
  if (json === null || typeof json !== "object" || !("assumptions" in json)) return json
  const { assumptions, ...rest } = json
  const isNames = Array.isArray(assumptions) && assumptions.every((name) => typeof name === "string")
  return isNames ? rest : json
}

function parse(text: string, file: string, refuse: (message: string) => never): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const fields = fieldsWithoutNumber(text)
    if (fields.length > 0) refuse(fields.join("\n"))
    return refuse(`${file}: is not JSON (${error instanceof Error ? error.message : String(error)})`)
  }
}

/** What programs write for a number that is none, where JSON has no word for it. */
const noNumber = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|nan|Infinity|inf)\b/g
const marker = "\u0000no number: "

/** The fields that hold NaN or an infinity, where that is all that keeps the text from being JSON. */
function fieldsWithoutNumber(text: string): string[] {
  const marked = text.replace(noNumber, (found) =>
    found.startsWith('"') ? found : JSON.stringify(marker + found),
  )
  try {
    return markedFields(JSON.parse(marked), [])
  } catch {
    return []
  }
}

function markedFields(value: unknown, path: readonly string[]): string[] {
  if (typeof value === "string" && value.startsWith(marker)) {
    return [`${pathOf(path)}: ${value.slice(marker.length)} is not a number; give a finite one`]
  }
  if (value === null || typeof value !== "object") return []
  return Object.entries(value).flatMap(([key, inner]) => markedFields(inner, [...path, key]))
}

/** `chips.H800.mfu: must be …`; a field that should not be there is named itself, not its parent. */
function inWords(issue: z.core.$ZodIssue, json: unknown): string[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => `${pathOf([...issue.path, key])}: is not a field of the input`)
  }
  return [`${pathOf(issue.path)}: ${limitInWords(issue, json) ?? issue.message}`]
}

/** A number beyond its limit, with the limit and what to give; null for any other fault. */
function limitInWords(issue: z.core.$ZodIssue, json: unknown): string | null {
  if (issue.code !== "too_big" && issue.code !== "too_small") return null
  const value = valueAt(json, issue.path)
  if (typeof value !== "number") return null
  const isAbove = issue.code === "too_big"
  const limit = isAbove ? issue.maximum : issue.minimum
  const cure =
    issue.inclusive === false
      ? `${isAbove ? "less" : "more"} than ${limit}`
      : `${limit} or ${isAbove ? "less" : "more"}`
  return `${value} is ${isAbove ? "above" : "below"} the limit of ${limit}; give ${cure}`
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      value !== null && typeof value === "object" && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    json,
  )
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? "input" : path.map(String).join(".")
}
