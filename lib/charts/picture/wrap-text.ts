import { textWidth, type Face } from "./text-width"

const han = "\\u2e80-\\ua4cf\\uf900-\\ufaff\\uff00-\\uff60\\u{20000}-\\u{3ffff}"
/** Words and spaces. Chinese up to the length of a long name is a word; more of it breaks anywhere. */
const pieces = new RegExp(`[${han}]{1,8}(?![${han}])|[${han}]|[^ ${han}]+| +`, "gu")

/** Breaks a text into lines no wider than `width`. A word wider than a line is broken where it must. */
export function wrapText(text: string, face: Face, size: number, width: number): string[] {
  const lines: string[] = []
  let line = ""
  const fits = (candidate: string) => textWidth(candidate, face, size) <= width
  for (const piece of text.trim().match(pieces) ?? []) {
    if (fits((line + piece).trimEnd())) {
      line += piece
      continue
    }
    if (line.trim() !== "") lines.push(line.trim())
    line = ""
    for (const character of piece.trimStart()) {
      if (line !== "" && !fits(line + character)) {
        lines.push(line)
        line = ""
      }
      line += character
    }
  }
  if (line.trim() !== "") lines.push(line.trim())
  return lines
}

/** One line: the text itself, or its beginning with "…". */
export function cutText(text: string, face: Face, size: number, width: number): string {
  if (textWidth(text, face, size) <= width) return text
  const characters = [...text]
  while (characters.length > 0) {
    characters.pop()
    const cut = `${characters.join("").trimEnd()}…`
    if (textWidth(cut, face, size) <= width) return cut
  }
  return ""
}

/** At most `most` lines, the last of them ending in "…" where the text goes on. */
export function wrapAtMost(text: string, face: Face, size: number, width: number, most: number): string[] {
  const lines = wrapText(text, face, size, width)
  if (lines.length <= most) return lines
  const last = cutText(`${lines.slice(most - 1).join(" ")}`, face, size, width)
  return [...lines.slice(0, most - 1), last]
}

const months = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
const together = new RegExp(
  `(?<=\\b\\d[\\d,.²³¹⁰⁴-⁹]*) (?=\\p{L})|(?<=\\b(?:${months}|Q[1-4])) (?=\\d{4}\\b)`,
  "gu",
)

/** Keeps a number with what it counts, and a month with its year. */
export function keepNumbersTogether(text: string): string {
  return text.replace(together, "\u00a0")
}

/** A title in lines of about the same length, so that no single word hangs on the last one. */
export function wrapEvenly(text: string, face: Face, size: number, width: number): string[] {
  const lines = wrapText(text, face, size, width)
  if (lines.length < 2) return lines
  let [low, high] = [width / 2, width]
  for (let step = 0; step < 8; step++) {
    const middle = (low + high) / 2
    if (wrapText(text, face, size, middle).length > lines.length) low = middle
    else high = middle
  }
  return wrapText(text, face, size, high)
}
