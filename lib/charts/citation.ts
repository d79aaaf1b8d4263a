import { dayWords } from "../day-words"
import { monthWords } from "../format"
import type { Month } from "../domain/month"

/** What a citation of a chart names. */
export type Cited = {
  title: string
  dataVersion: number
  /** Null where nothing is estimated. */
  asOf: Month | null
  /** The ISO date on which it was frozen; null: a live one. */
  frozenOn: string | null
  /** The ISO date on which a reader looks at a live one; null in a text that is made before anybody does. */
  accessedOn: string | null
  /** Full address. */
  url: string
}

/** One line to put under a chart or into a list of references. */
export function citationText({ title, dataVersion, asOf, frozenOn, accessedOn, url }: Cited): string {
  const parts = [
    `“${plainText(title)}”`,
    asOf !== null && `as of ${monthWords(asOf)}`,
    `data version ${dataVersion}`,
    frozenOn !== null
      ? `frozen on ${dayWords(frozenOn)}`
      : accessedOn !== null && `accessed on ${dayWords(accessedOn)}`,
  ]
  return `Chip Runway: ${parts.filter(Boolean).join(", ")}. ${url}`
}

/** The same for a bibliography. */
export function bibtex({ title, dataVersion, asOf, frozenOn, accessedOn, url }: Cited): string {
  const day = frozenOn ?? accessedOn
  const note = [asOfOrNothing(asOf), day !== null && `${frozenOn === null ? "Accessed" : "Frozen"} on ${day}`]
    .filter(Boolean)
    .join(". ")
  const key = `chip-runway-${dataVersion}-${(url.split("/").at(-1) ?? "").replace(/[^A-Za-z0-9]+/g, "-").slice(0, 40)}`
  return [
    `@misc{${key.replace(/-+$/, "")},`,
    `  title = {{${escaped(plainText(title))}}},`,
    `  author = {{Chip Runway}},`,
    ...(day === null ? [] : [`  year = {${day.slice(0, 4)}},`]),
    `  version = {data version ${dataVersion}},`,
    ...(note === "" ? [] : [`  note = {${escaped(note)}},`]),
    `  url = {${url.replace(/[{}\\%]/g, encodeURIComponent)}}`,
    "}",
  ].join("\n")
}

/** "As of Nov 2026"; null where nothing is estimated. */
export function asOfOrNothing(asOf: Month | null): string | null {
  return asOf === null ? null : `As of ${monthWords(asOf)}`
}

/** A text on one line. */
export function plainText(text: string): string {
  return text.replace(/\s+/g, " ").trim()
}

const commands: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
}

/** Text in which LaTeX finds no command. */
function escaped(text: string): string {
  return text.replace(/[\\{}~^]/g, (character) => commands[character]!).replace(/[%$&#_]/g, "\\$&")
}
