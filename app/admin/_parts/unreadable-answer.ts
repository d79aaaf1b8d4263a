import type { z } from "zod"
import type { ActAnswer } from "@/lib/contracts/act-answer"

/**
 * What is told of a form that its schema refuses: each problem at its field. Fields of `hidden` are written by the
 * page, so what is wrong with them is no problem of the editor's.
 */
export function unreadableAnswer(
  error: z.ZodError,
  typed: ActAnswer["typed"],
  hidden: readonly string[] = [],
): ActAnswer {
  const problems: Record<string, string> = {}
  for (const { path, message } of error.issues) {
    const name = String(path[0] ?? "")
    if (name !== "" && !hidden.includes(name)) problems[name] ??= message
  }
  const isTheirs = Object.keys(problems).length > 0
  return {
    message: isTheirs ? null : "This form cannot be read. Load the page again.",
    details: [],
    problems,
    typed,
  }
}
