import type { TextCodec } from "../form"
import type { Understood, Way } from "../binding"
import { datedCodec } from "../text/dated"
import { readNumber, writeNumber } from "../text/number"
import { shown } from "./choice"

/** A codec's value, or null (or what else `empty` is) where nothing is written. */
export function codecWay<T, E = null>(codec: TextCodec<T>, empty: E): Way<T | E> {
  return {
    empty,
    read(text) {
      const read = codec.read(text)
      return "problem" in read ? read : { value: read.value, words: codec.words(read.value) }
    },
    write: (value) => codec.write(value as T),
    words: (value) => codec.words(value as T),
  }
}

/** A whole number, such as a year. */
export const wholeNumberWay: Way<number | null> = {
  empty: null,
  read: (text) =>
    /^-?\d{1,9}$/.test(text)
      ? { value: Number(text) }
      : { problem: `Write a whole number, for example 2012; “${shown(text)}” is none.` },
  write: (value) => (value === null ? "" : String(value)),
  words: (value) => (value === null ? "" : String(value)),
}

/** One day, as "2023-10-23" or as people write it. */
export const dayWay: Way<string | null> = {
  empty: null,
  read: (text) =>
    cut(text, "day", (date) => date, "Write the day, for example 2023-10-23 or 23 October 2023"),
  write: (value) => value ?? "",
  words: (value) => (value === null ? "" : datedCodec.words({ date: value, precision: "day" })),
}

/** One month, as "2023-11" or as people write it. */
export const monthWay: Way<string | null> = {
  empty: null,
  read: (text) =>
    cut(text, "month", (date) => date.slice(0, 7), "Write a month, for example 2023-11 or Nov 2023"),
  write: (value) => value ?? "",
  words: (value) => (value === null ? "" : datedCodec.words({ date: `${value}-01`, precision: "month" })),
}

function cut(
  text: string,
  precision: "day" | "month",
  value: (date: string) => string,
  cure: string,
): Understood<string> {
  const read = datedCodec.read(text)
  if ("problem" in read) return read
  if (read.value.precision !== precision) return { problem: `${cure}.` }
  return { value: value(read.value.date), words: datedCodec.words(read.value) }
}

/** A chip's specification without its source and note: what it is, and whether it was read in a page. */
export type Figure<T> = { value: T; verification: "read" | "unverified" }

/** "989" was read, "989 unverified" was not; whatever stands before that word is `codec`'s. */
export function specWay<T>(codec: TextCodec<T>): Way<Figure<T> | null> {
  return {
    empty: null,
    read(text) {
      const mark = markAtEnd.exec(text)
      const read = codec.read(mark === null ? text : withoutSeparators(text.slice(0, mark.index)))
      if ("problem" in read) return read
      const verification = mark?.[1]?.toLowerCase() === "unverified" ? "unverified" : "read"
      return { value: { value: read.value, verification } }
    },
    write(figure) {
      if (figure === null) return ""
      const said = codec.write(figure.value)
      if (figure.verification === "unverified") return `${said} unverified`
      return markAtEnd.test(said) ? `${said} read` : said
    },
    words(figure) {
      if (figure === null) return ""
      return `${codec.words(figure.value)}${figure.verification === "unverified" ? ", unverified" : ""}`
    },
  }
}

const markAtEnd = /[ ,;(](read|unverified)\)?$/i

function withoutSeparators(text: string): string {
  let end = text.length
  while (end > 0 && " ,;(".includes(text[end - 1]!)) end -= 1
  return text.slice(0, end)
}

export const plainNumber: TextCodec<number> = {
  read(text) {
    const read = readNumber(text)
    if ("problem" in read) return read
    return read.value >= 0 ? read : { problem: "Write a figure of zero or more, for example 989." }
  },
  write: (value) => writeNumber(value),
  words: (value) => writeNumber(value),
}

export const plainText: TextCodec<string> = {
  read: (text) => ({ value: text }),
  write: (value) => value,
  words: (value) => value,
}

/** Yes, no, or that nobody says. */
export const answer: TextCodec<boolean | null> = {
  read(text) {
    const word = text.toLowerCase()
    if (word === "yes" || word === "no") return { value: word === "yes" }
    if (word === "unknown") return { value: null }
    return { problem: `Write “yes”, “no” or “unknown”; “${shown(text)}” is none of them.` }
  },
  write: (value) => (value === null ? "unknown" : value ? "yes" : "no"),
  words: (value) => (value === null ? "unknown" : value ? "yes" : "no"),
}
