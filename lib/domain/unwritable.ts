/**
 * What no text of ours may hold: control characters other than tab and line breaks, which nobody sees and databases do
 * not keep alike, and halves of characters, which become another text when they are written.
 */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|[\ud800-\udfff]/u

export type Unwritable = { path: (string | number)[]; message: string }

/** What in a text cannot be written, as a sentence's rest; null where nothing is. */
export function unwritableIn(text: string): string | null {
  const found = unwritable.exec(text)
  if (found === null) return null
  const code = found[0].charCodeAt(0)
  const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`
  const what = code < 32 ? `the control character ${name}` : `half of a character (${name})`
  return `holds ${what}, after ${found.index} characters: take it out`
}

/** A text as it can be told of, with a sign in place of each that cannot be written. */
export function writable(text: string): string {
  return text.replaceAll(new RegExp(unwritable, "gu"), "\ufffd")
}

/** What in any text of a value cannot be written; a field's name that cannot be written is told where it stands. */
export function unwritableParts(value: unknown, path: (string | number)[] = []): Unwritable[] {
  if (typeof value === "string") {
    const message = unwritableIn(value)
    return message === null ? [] : [{ path, message }]
  }
  if (value === null || typeof value !== "object") return []
  if (Array.isArray(value)) return value.flatMap((part, at) => unwritableParts(part, [...path, at]))
  return Object.entries(value).flatMap(([name, part]) => {
    const message = unwritableIn(name)
    return message === null
      ? unwritableParts(part, [...path, name])
      : [{ path, message: `has a field whose name ${message}` }]
  })
}
