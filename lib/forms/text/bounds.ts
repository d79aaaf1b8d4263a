/*
 * How people bound a figure, whatever it counts: "30 to 60", "at least 12", "up to 4", "100 (80 to 120)",
 * "100, at least 80". This knows the words around the figures and leaves each figure as text.
 */

export type Bounds = { low: string | null; central: string | null; high: string | null }

const lowWords = [
  ">=",
  "≥",
  ">",
  "more than",
  "at least",
  "no fewer than",
  "no less than",
  "not fewer than",
  "not less than",
  "upwards of",
  "in excess of",
  "exceeding",
  "minimum",
  "over",
  "above",
  "min",
  "不少于",
  "不低于",
  "超过",
  "至少",
  "逾",
]
const highWords = [
  "<=",
  "≤",
  "<",
  "up to",
  "at most",
  "as many as",
  "as much as",
  "no more than",
  "not more than",
  "fewer than",
  "less than",
  "maximum",
  "under",
  "below",
  "max",
  "不超过",
  "不高于",
  "不到",
  "最多",
  "至多",
  "高达",
]
const aboutWords = [
  "~",
  "≈",
  "about",
  "around",
  "roughly",
  "approximately",
  "approx.",
  "approx",
  "circa",
  "ca.",
  "some",
  "nearly",
  "almost",
  "大约",
  "大概",
  "将近",
  "约",
  "近",
]
const lowEndings = ["+", "or more", "and more", "or longer", "or above", "以上"]
const highEndings = ["or fewer", "or less", "or below", "以下", "以内"]
const aboutEndings = ["左右", "or so"]

/** What follows the first of `words` that `text` begins with, null where it begins with none. */
export function afterWord(text: string, words: readonly string[]): string | null {
  const word = words.find(
    (each) => text.startsWith(each) && !(/[a-z]$/.test(each) && /^[a-z]/.test(text.slice(each.length))),
  )
  return word === undefined ? null : text.slice(word.length).trim()
}

function beforeWord(text: string, words: readonly string[]): string | null {
  const word = words.find((each) => text.endsWith(each))
  return word === undefined ? null : text.slice(0, -word.length).trim()
}

function withoutAbout(text: string): string {
  const after = afterWord(text, aboutWords) ?? text
  return beforeWord(after, aboutEndings) ?? after
}

/** Where a lone hyphen parts two figures: not a minus sign, not within "1e-5". */
function hyphens(text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf("-", 1); at > 0; at = text.indexOf("-", at + 1)) {
    const isExponent = text[at - 1] === "e" && /\d/.test(text[at - 2] ?? "")
    const isSign = /[-–]\s?$/.test(text.slice(Math.max(0, at - 2), at))
    if (!isExponent && !isSign) places.push(at)
  }
  return places
}

/** Both ends of "30 to 60", "between 30 and 60", "30–60", "3到6"; null where the text is not a pair. */
export function readPair(text: string): [string, string] | null {
  const between = afterWord(text, ["between"])
  const inner = between ?? afterWord(text, ["from", "从"]) ?? text
  for (const parting of [between === null ? " to " : " and ", "–", "..", "到", "至", "~"]) {
    const at = inner.indexOf(parting, 1)
    if (at < 0) continue
    const ends: [string, string] = [inner.slice(0, at).trim(), inner.slice(at + parting.length).trim()]
    return ends[0] === "" || ends[1] === "" ? null : ends
  }
  const [at, ...more] = hyphens(inner)
  return at === undefined || more.length > 0 ? null : [inner.slice(0, at).trim(), inner.slice(at + 1).trim()]
}

function readPiece(text: string): Partial<Bounds> | null {
  const about = withoutAbout(text)
  const low = afterWord(about, lowWords) ?? beforeWord(about, lowEndings)
  if (low !== null) return { low: withoutAbout(low) }
  const high = afterWord(about, highWords) ?? beforeWord(about, highEndings)
  if (high !== null) return { high: withoutAbout(high) }
  const pair = readPair(about)
  if (pair) return { low: pair[0], high: withoutAbout(pair[1]) }
  return about === "" ? null : { central: about }
}

const boundWords = [...lowWords, ...highWords]

/** "100, at least 80, at most 120": pieces parted by commas that a bound follows. */
function pieces(text: string): string[] {
  const found: string[] = []
  let from = 0
  for (let at = text.search(/[,;]/); at >= 0;) {
    if (afterWord(text.slice(at + 1).trimStart(), boundWords) !== null) {
      found.push(text.slice(from, at).trim())
      from = at + 1
    }
    const next = text.slice(at + 1).search(/[,;]/)
    at = next < 0 ? -1 : at + 1 + next
  }
  return [...found, text.slice(from).trim()]
}

/** The bounds that `text`, plain and in small letters, names; null where its words make none. */
export function readBounds(text: string): Bounds | null {
  const open = text.endsWith(")") ? text.indexOf("(") : -1
  const parts =
    open > 0 ? [text.slice(0, open).trim(), ...pieces(text.slice(open + 1, -1).trim())] : pieces(text)
  const bounds: Bounds = { low: null, central: null, high: null }
  for (const part of parts) {
    const piece = readPiece(part)
    if (!piece) return null
    for (const [key, value] of Object.entries(piece) as [keyof Bounds, string][]) {
      if (bounds[key] !== null || value === "") return null
      bounds[key] = value
    }
  }
  return bounds
}
