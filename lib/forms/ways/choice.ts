import type { Way } from "../binding"
import type { Choice } from "../form"
import { linesOf } from "./text"

/** A closed list's values with their words, in the list's order. */
export function choicesOf<T extends string>(words: Record<T, string>): Choice[] {
  return Object.entries<string>(words).map(([value, label]) => ({ value, label }))
}

/** A closed list whose values are words already. */
export function plainChoices(values: readonly string[]): Choice[] {
  return values.map((value) => ({ value, label: value }))
}

/** One of a closed list, by value or by its words. */
export function choiceWay(choices: readonly Choice[], empty: "" | null = null): Way<string | null> {
  const labelOf = (value: string | null) =>
    choices.find((choice) => choice.value === value)?.label ?? value ?? ""
  return {
    empty,
    read(text) {
      const chosen = find(choices, text)
      return chosen ? { value: chosen.value } : { problem: notOffered(choices, text) }
    },
    write: (value) => value ?? "",
    words: labelOf,
  }
}

/** Several of a closed list, one a line. */
export function choicesWay(choices: readonly Choice[]): Way<string[]> {
  return {
    empty: [],
    read(text) {
      const values: string[] = []
      for (const line of linesOf(text)) {
        const chosen = find(choices, line)
        if (!chosen) return { problem: notOffered(choices, line) }
        if (!values.includes(chosen.value)) values.push(chosen.value)
      }
      return { value: values }
    },
    write: (value) => value.join("\n"),
    words: (value) =>
      value.map((one) => choices.find((choice) => choice.value === one)?.label ?? one).join(", "),
  }
}

const yes = new Set(["yes", "true", "on", "1"])
const no = new Set(["no", "false", "off", "0"])

/** A box that is ticked or not: "yes" or nothing. */
export const flagWay: Way<boolean> = {
  empty: false,
  read(text) {
    const word = text.toLowerCase()
    if (yes.has(word) || no.has(word)) return { value: yes.has(word) }
    return { problem: `Write “yes” or “no”; “${shown(text)}” is neither.` }
  },
  write: (value) => (value ? "yes" : ""),
  words: (value) => (value ? "yes" : "no"),
}

function find(choices: readonly Choice[], text: string): Choice | undefined {
  const wanted = text.toLowerCase()
  return (
    choices.find(({ value }) => value === text) ??
    choices.find(({ value, label }) => value.toLowerCase() === wanted || label.toLowerCase() === wanted)
  )
}

function notOffered(choices: readonly Choice[], text: string): string {
  return `Choose one of: ${choices.map(({ label }) => label).join(", ")}. “${shown(text)}” is not among them.`
}

/** What was typed, short enough for a message. */
export function shown(text: string): string {
  const line = text.replaceAll(/\s+/g, " ")
  return line.length > 60 ? `${line.slice(0, 57)}…` : line
}
