import { readNumber, writeNumber } from "./number"
import type { Read } from "./plain-text"

/*
 * Values by name, one a line: "bytedance: 0.4". The last colon parts them, so that a name may hold colons, commas and
 * spaces. A name that a line cannot hold as it is stands in quotation marks, as in JSON.
 */

/** The name and the value of a line; null without a colon. */
function partLine(line: string): { name: string; value: string } | null {
  const at = Math.max(line.lastIndexOf(":"), line.lastIndexOf("："))
  return at < 0 ? null : { name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() }
}

function nameOf(written: string): string | null {
  if (!written.startsWith('"')) return written === "" ? null : written
  try {
    const name: unknown = JSON.parse(written)
    return typeof name === "string" ? name : null
  } catch {
    return null
  }
}

/** @param isAllowed which values may stand, with the problem of the others */
export function readNameLines(
  lines: readonly string[],
  example: string,
  isAllowed: (value: number) => boolean = () => true,
): Read<Record<string, number>> {
  const values = new Map<string, number>()
  for (const line of lines) {
    const parts = partLine(line)
    const name = parts && nameOf(parts.name)
    if (!parts || name === null)
      return { problem: `"${shortened(line)}" has no name or no colon: write "${example}".` }
    if (name === "__proto__") return { problem: "__proto__ cannot be a name." }
    if (values.has(name)) return { problem: `"${shortened(name)}" stands twice: give each name one line.` }
    const value = readNumber(parts.value)
    if ("problem" in value) return { problem: `"${shortened(line)}": ${value.problem}` }
    if (!isAllowed(value.value))
      return { problem: `"${shortened(line)}" must be more than zero: write "${example}".` }
    values.set(name, value.value)
  }
  return { value: Object.fromEntries(values) }
}

/** Enough of a line to find it by. */
export function shortened(line: string): string {
  return line.length > 60 ? `${line.slice(0, 57)}…` : line
}

function isPlainName(name: string): boolean {
  return (
    name !== "" &&
    name === name.trim() &&
    !name.startsWith('"') &&
    !/[\u0000-\u001f\u007f\u2028\u2029]/.test(name)
  )
}

export function writeNameLines(values: Readonly<Record<string, number>>): string[] {
  return Object.entries(values).map(
    ([name, value]) => `${isPlainName(name) ? name : JSON.stringify(name)}: ${writeNumber(value)}`,
  )
}
