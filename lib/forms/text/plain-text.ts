/*
 * What every reader of a typed value does first. Full-width letters and digits, signs and the many spaces and dashes
 * that come along with copied text are made plain; superscripts are not folded into digits, because 10² is not 102.
 */

/** A figure, a sum or a date is never longer; what is would only keep a reader busy. */
export const mostCharacters = 500

export type Read<T> = { value: T } | { problem: string }

const fullWidth = /[\u3000\uff01-\uff5e\uffe0-\uffe6]/g
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

/** The text with plain digits, letters, dashes and single spaces, capitals kept. */
export function plainText(text: string): string {
  return text
    .replace(fullWidth, (character) => character.normalize("NFKC"))
    .replace(invisible, "")
    .replace(/[−‐‑]/g, "-")
    .replace(/[‒—―]/g, "–")
    .replace(
      /[⁰¹²³⁴-⁹]+/g,
      (digits) => `^${[...digits].map((digit) => superscripts.indexOf(digit)).join("")}`,
    )
    .replace(/\s+/g, " ")
    .trim()
}

/**
 * Reads a text made plain, unless it is empty or too long.
 *
 * @param wanted what the text should be and how it is written, as a sentence
 */
export function readPlain<T>(
  text: string,
  wanted: string,
  read: (plain: string) => Read<T> | null,
  most = mostCharacters,
): Read<T> {
  if (text.length > most) return { problem: `This is longer than ${most} characters. ${wanted}` }
  return read(plainText(text)) ?? { problem: wanted }
}
