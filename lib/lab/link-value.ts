import type { ReadersValue } from "../domain/case"
import { exactNumber } from "./exact-number"

/** A reader's value as a link holds it: "0.3", "1.5..3", "none". */
export function linkValue(value: ReadersValue): string {
  switch (value.is) {
    case "value":
      return exactNumber(value.value)
    case "range":
      return `${exactNumber(value.low)}..${exactNumber(value.high)}`
    case "none":
      return "none"
  }
}

export type ReadLinkValue = { value: ReadersValue } | { why: string }

/** Reads a value of a link; otherwise says why it cannot, in words that complete "was left out: …". */
export function readLinkValue(text: string): ReadLinkValue {
  if (text === "none") return { value: { is: "none" } }
  const ends = text.split("..")
  if (ends.length > 2) return { why: howToWrite }
  const [first, second] = ends.map(readLinkNumber)
  if (first === undefined || first === null || second === null) return { why: howToWrite }
  if (!Number.isFinite(first) || (second !== undefined && !Number.isFinite(second))) {
    return { why: "that is larger than any number this site can hold" }
  }
  if (second === undefined) return { value: { is: "value", value: first } }
  if (first < second) return { value: { is: "range", low: first, high: second } }
  return {
    why:
      first === second
        ? "both ends of the range are the same; one number alone is a value"
        : `the lower end comes first, so write ${linkValue({ is: "range", low: second, high: first })}`,
  }
}

const howToWrite = "a value is written 1.5, a range 1.5..3, and no value none"

/** Null where the text is no number. The "+" of "2e+25" reaches us as a space. */
function readLinkNumber(text: string): number | null {
  if (!/^-?(?:\d+(?:\.\d+)?|\.\d+)(?:e[ +-]?\d{1,4})?$/i.test(text)) return null
  // Adding zero makes plain zero of a negative one.
  return Number(text.replace(" ", "")) + 0
}
