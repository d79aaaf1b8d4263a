import { dayWords } from "../day-words"
import { monthWords } from "../format"
import type { Month } from "../domain/month"

/** What a citation of a chart names. */
export type Cited = {
  title: string
  dataVersion: number
  /** Null where nothing is estimated. */
  asOf: Month | null
  /** The day on which it was frozen, or on which a live one was looked at; an ISO date. */
  day: string
  isFrozen: boolean
  /** Full address. */
  url: string
}

/** One line to put under a chart or into a list of references. */
export function citationText({ title, dataVersion, asOf, day, isFrozen, url }: Cited): string {
  const when = isFrozen ? `frozen on ${dayWords(day)}` : `accessed on ${dayWords(day)}`
  return `Chip Runway: “${plain(title)}”, ${asOf === null ? "" : `as of ${monthWords(asOf)}, `}data version ${dataVersion}, ${when}. ${url}`
}

/** The same for a bibliography. */
export function bibtex({ title, dataVersion, asOf, day, isFrozen, url }: Cited): string {
  const year = day.slice(0, 4)
  const note = `${asOf === null ? "" : `As of ${monthWords(asOf)}. `}${isFrozen ? "Frozen" : "Accessed"} on ${day}`
  const key = `chip-runway-${dataVersion}-${(url.split("/").at(-1) ?? "").replace(/[^A-Za-z0-9]+/g, "-").slice(0, 40)}`
  return [
    `@misc{${key.replace(/-+$/, "")},`,
    `  title = {{${escaped(plain(title))}}},`,
    `  author = {{Chip Runway}},`,
    `  year = {${year}},`,
    `  version = {data version ${dataVersion}},`,
    `  note = {${escaped(note)}},`,
    `  url = {${url.replace(/[{}\\%]/g, encodeURIComponent)}}`,
    "}",
  ].join("\n")
}

function plain(text: string): string {
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
