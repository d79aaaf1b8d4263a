import "server-only"
import { AppError } from "../../errors"
import { isFormula, formulaProblem } from "./formula"
import { uploadLimits } from "./limits"
import { tooManyRows } from "./sheet"

/**
 * The records of a JSON file, not yet looked at.
 *
 * @throws AppError for a file that is no JSON, holds no list, or holds too much
 */
export function readJsonList(text: string): unknown[] {
  let written: unknown
  try {
    written = JSON.parse(text)
  } catch (error) {
    throw new AppError("invalid-data", `This is not JSON: ${reason(error, text)}.`)
  }
  if (!Array.isArray(written)) {
    throw new AppError("invalid-data", "A JSON file must hold a list of records, [ … ].")
  }
  if (written.length === 0) throw new AppError("invalid-data", "The list in this file is empty.")
  if (written.length > uploadLimits.rows) throw tooManyRows()
  return written as unknown[]
}

/** What is wrong with the texts of a record that has passed its schema, and so is not deep; null where nothing is. */
export function textProblem(value: unknown, path: readonly string[] = []): string | null {
  if (typeof value === "string") {
    if (value.length > uploadLimits.cell) return `${path.join(".")}: this text is too long`
    return isFormula(value) ? `${path.join(".")}: ${formulaProblem}` : null
  }
  if (value === null || typeof value !== "object") return null
  for (const [key, inner] of Object.entries(value)) {
    const problem = textProblem(inner, [...path, key])
    if (problem !== null) return problem
  }
  return null
}

/** The parser's words with the line, and without a piece of the file. */
function reason(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : String(error)
  const at = /at position (\d+)/.exec(message)?.[1]
  if (at === undefined) return "it ends too early or begins wrong"
  const line = text.slice(0, Number(at)).split("\n").length
  return `something is wrong in line ${line}, at or just before character ${Number(at) + 1} of the file`
}
