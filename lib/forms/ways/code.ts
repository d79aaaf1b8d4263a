import type { z } from "zod"
import type { Way } from "../binding"
import { shown } from "./choice"

/** A structured part that is seldom edited, as JSON that its schema checks. */
export function codeWay<T>(schema: z.ZodType<T>, empty: T): Way<T> {
  return {
    empty,
    read(text) {
      let written: unknown
      try {
        written = JSON.parse(text)
      } catch (error) {
        const why = error instanceof Error ? shown(error.message) : "it does not parse"
        return { problem: `This is not JSON: ${why}. Mind quotes, commas and brackets.` }
      }
      const parsed = schema.safeParse(written)
      if (parsed.success) return { value: parsed.data }
      return { problem: parsed.error.issues.slice(0, 3).map(said).join(" ") }
    },
    write: (value) => JSON.stringify(value, null, 2),
    words: (value) => JSON.stringify(value),
  }
}

function said(issue: z.core.$ZodIssue): string {
  const { path, message } = innermost(issue, [])
  const where = path.map(String).join(".")
  return `${where === "" ? "" : `At ${where}: `}${message}.`
}

/** In a choice between shapes, the complaint of the shape that got furthest says most. */
function innermost(issue: z.core.$ZodIssue, above: PropertyKey[]): { path: PropertyKey[]; message: string } {
  const path = [...above, ...issue.path]
  if (issue.code !== "invalid_union") return { path, message: issue.message }
  const all = issue.errors.flatMap((errors) => errors.slice(0, 1).map((error) => innermost(error, path)))
  return all.sort((a, b) => b.path.length - a.path.length)[0] ?? { path, message: issue.message }
}
