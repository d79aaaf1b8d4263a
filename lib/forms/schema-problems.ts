import type { z } from "zod"
import { sentenceCase } from "@/lib/labels"
import type { Binding } from "./binding"
import { missing } from "./read-fields"

/** What the record's schema complains of, as problems of fields: `[name, message]`. `""` is the whole record. */
export function schemaProblems(
  issues: readonly z.core.$ZodIssue[],
  own: readonly Binding[],
  ofReport: readonly Binding[],
  reportName: (index: number, field: string) => string,
): [name: string, message: string][] {
  return issues.map((issue) => {
    const path = issue.path.map(String)
    const index = path[0] === "reports" && path.length > 1 ? Number(path[1]) : null
    const binding = index === null ? closest(own, path) : closest(ofReport, path.slice(2))
    if (!binding) return [index === null ? "" : "reports", `${path.join(".")}: ${issue.message}`]
    const name = index === null ? binding.field.key : reportName(index, binding.field.key)
    return [name, messageOf(issue, binding)]
  })
}

function messageOf(issue: z.core.$ZodIssue, binding: Binding): string {
  const isMissing =
    issue.code === "invalid_type" ||
    issue.code === "invalid_value" ||
    issue.code === "invalid_union" ||
    (issue.code === "too_small" && Number(issue.minimum) === 1)
  if (isMissing) return missing(binding)
  const message = sentenceCase(issue.message)
  return /[.!?]$/.test(message) ? message : `${message}.`
}

/** The field whose place in the record shares most of the path, the first of several. */
function closest(bindings: readonly Binding[], path: readonly string[]): Binding | null {
  let best: Binding | null = null
  let most = 0
  for (const binding of bindings) {
    const own = binding.into?.includes(path[binding.path.length] ?? "")
      ? [...binding.path, path[binding.path.length]!]
      : binding.path
    let shared = 0
    while (shared < own.length && shared < path.length && own[shared] === path[shared]) shared += 1
    if (shared > most) [best, most] = [binding, shared]
  }
  return best
}
