import { controlWords, writtenStatuses } from "./control-words"
import type { ControlStatus } from "./domain/control-rule"

/*
 * Answers travel as one letter a part: a page holds a thousand of them, and every day together some twenty
 * thousand. The letters mean nothing outside one answer of the server.
 */
const firstLetter = "A".charCodeAt(0)
/** The rule was not sent to the maker of this part. */
const notAddressed = "-"

/** One letter for an answer; null: the rule does not address the maker of the part. */
export function answerLetter(status: ControlStatus | null): string {
  return status === null ? notAddressed : String.fromCharCode(firstLetter + writtenStatuses.indexOf(status))
}

/** The answer that a letter stands for. */
export function answerOfLetter(letter: string): ControlStatus | null {
  return writtenStatuses[letter.charCodeAt(0) - firstLetter] ?? null
}

/** Every status among these letters, strictest first; of the answers "not caught" the first alone. */
export function keyOf(letters: string): ControlStatus[] {
  const marks = new Set<string>()
  return [...new Set(letters)].sort().flatMap((letter) => {
    const status = answerOfLetter(letter)
    if (status === null || marks.has(controlWords(status).letter)) return []
    marks.add(controlWords(status).letter)
    return [status]
  })
}
