import type { Way } from "../binding"

/** A text that must be there; the record's schema refuses an empty one. */
export const textWay: Way<string> = {
  empty: "",
  read: (text) => ({ value: text }),
  write: (value) => value,
  words: (value) => value,
}

/** A text that may be missing. */
export const optionalTextWay: Way<string | null> = {
  empty: null,
  read: (text) => ({ value: text }),
  write: (value) => value ?? "",
  words: (value) => value ?? "",
}

/** One value a line; blank lines are left out. */
export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
}

export const linesWay: Way<string[]> = {
  empty: [],
  read: (text) => ({ value: linesOf(text) }),
  write: (value) => value.join("\n"),
  words: (value) => value.join("; "),
}

/** As `linesWay`, for lists that are null where nothing is known. */
export const optionalLinesWay: Way<string[] | null> = {
  empty: null,
  read: (text, names) => {
    const read = linesWay.read(text, names)
    // Blank lines alone mean nothing, and not "none".
    return "value" in read && read.value.length === 0 ? { value: null } : read
  },
  write: (value) => linesWay.write(value ?? []),
  words: (value) => linesWay.words(value ?? []),
}
