import { idOfHash, isIdOf } from "../snapshot-id"
import type { ServerAnswer } from "./server-answer"

/** What a browser found out about a frozen chart. */
export type Check =
  /** The file itself could not be had; `why` is a sentence. */
  | { status: "unreachable"; why: string }
  | {
      status: "checked"
      /** The id in the reader's address, and the hash that the page says. */
      id: string
      hash: string
      /** SHA-256 and size of what the browser was sent. */
      found: string
      bytes: number
      /** Null: the server could not be asked. */
      server: ServerAnswer | null
    }

export type CheckWords = { verdict: "intact" | "altered" | "unknown"; headline: string; lines: string[] }

/** The outcome of a check in words: the verdict, and what it rests on. */
export function checkWords(check: Check): CheckWords {
  if (check.status === "unreachable") {
    const headline = "Could not be checked: the frozen file could not be fetched."
    return { verdict: "unknown", headline, lines: [check.why] }
  }
  const { id, hash, found, bytes, server } = check
  const size = `${bytes.toLocaleString("en-US")} bytes`
  if (!isIdOf(id, found)) {
    const line = `The ${size} that this browser was sent hash to ${found}. Their address would be ${idOfHash(found)}, not ${id}.`
    return {
      verdict: "altered",
      headline: "Not intact: this is not what was frozen.",
      lines: [line, ...serverLines(server, false)],
    }
  }
  if (found !== hash) {
    const line = `The frozen file is intact and hashes to ${found}, but this page says ${hash}. Load the page again.`
    return {
      verdict: "altered",
      headline: "Not intact: the page does not belong to the frozen file.",
      lines: [line],
    }
  }
  const line = `The ${size} that this browser was sent hash to the SHA-256 above, and its first bits give ${id}, the last part of the address.`
  if (server && !server.isIntact) {
    const headline = "The chart is intact; not all that the server keeps of it is."
    return { verdict: "altered", headline, lines: [line, ...serverLines(server)] }
  }
  return {
    verdict: "intact",
    headline: "Intact: not a byte was altered.",
    lines: [line, ...serverLines(server)],
  }
}

/** @param isSame whether the browser was sent what the server says it stores */
function serverLines(server: ServerAnswer | null, isSame = true): string[] {
  if (server === null) return ["The server could not be asked to recompute what it stores."]
  if (!server.isIntact) return ["The server, asked to recompute what it stores, says:", ...server.problems]
  if (!isSame) {
    return ["What the server stores is intact, it says: the file was altered on its way here, or in a cache."]
  }
  const count = server.inputs.length
  const inputs =
    count === 0
      ? ""
      : count === 1
        ? " The input of the run behind it is intact too."
        : ` The inputs of the ${count} runs behind it are intact too.`
  return [`The server, asked to recompute what it stores, finds the same.${inputs}`]
}
