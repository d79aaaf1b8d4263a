import type { ReadersValue } from "../domain/case"
import {
  countsInLetters,
  isInPerCent,
  numberPattern,
  powerOf,
  shifted,
  typedNumbers,
  type TypedUnit,
} from "./typed-number"

export type { TypedUnit } from "./typed-number"

/** A problem says what is wrong and how to write it, in whole sentences. */
export type ReadTyped = { ok: ReadersValue } | { problem: string }

/** More than any value needs; a longer text is not looked at. */
export const longestTyped = 100

/**
 * Reads what a reader typed for an assumption: one value ("30k", "40%", "2e25"), the 5th and 95th percentile ("30k to
 * 60k", "30–60 thousand", "1.5..3"), or "none". Whether the model can hold the value is the assumption's to say.
 */
export function readTyped(text: string, about: TypedUnit = {}): ReadTyped {
  if (text.length > longestTyped) return { problem: `That is too long for a value. ${howToWrite(about)}` }
  const typed = withoutUnit(tidy(text), about)
  if (typed === "") return { problem: howToWrite(about) }
  if (typed === "none") return { ok: { is: "none" } }
  const vague = vagueWords(typed)
  if (vague !== null) return { problem: `${vague} ${howToWriteRange(about)}` }
  const one = onePattern.exec(typed)
  if (one) return readOne([one[1]!, one[2] ?? ""], about)
  const two = rangePattern.exec(typed)
  if (two) return readTwo([two[1]!, two[2] ?? ""], [two[3]!, two[4] ?? ""], about)
  return { problem: unreadable(typed, about) }
}

/** How a value stands in its field: "30k to 60k", "40%", "none". `readTyped` reads the same value out of it. */
export function typedText(value: ReadersValue, about: TypedUnit = {}): string {
  switch (value.is) {
    case "value":
      return typedNumbers([value.value], about).join()
    case "range":
      return typedNumbers([value.low, value.high], about).join(" to ")
    case "none":
      return "none"
  }
}

const onePattern = new RegExp(`^${numberPattern}$`)
const rangePattern = new RegExp(
  `^(?:from |between )?${numberPattern} ?(?:to|and|\\.\\.|[-~]) ?${numberPattern}$`,
)

/** Lower case, one kind of dash, space and digit, whatever keyboard they came from. */
function tidy(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‐‑‒–—―−]/g, "-")
    .replace(/[〜∼]/g, "~")
    .replace(/\.{3}/g, "..")
    .replace(/['’](?=\d{3})/g, ",")
    .replace(/\s+/g, " ")
    .replace(/(\d) ?(?:per cent|percent)/g, "$1%")
    .trim()
}

/** "2 runs a year", "$10k", "3x": the unit may stand with the number, and says nothing new. */
function withoutUnit(typed: string, { unit }: TypedUnit): string {
  if (unit === undefined) return typed
  const [head = "", per] = unit.toLowerCase().split(/ ?[/(] ?/)
  const names = [
    head,
    head.replace(/s$/, ""),
    ...(head === "x" ? ["×"] : []),
    ...(head === "usd" ? ["dollars", "$"] : []),
    ...(head === "units" ? ["chips"] : []),
  ]
  const escapedNames = names.filter((name) => name !== "").map((name) => name.replace(/[^a-z0-9 ]/g, "\\$&"))
  const rate = per === undefined ? "" : `(?: ?(?:/|a|per) ?${per.replace(/[^a-z0-9 ]/g, "")})?`
  const bare = head === "usd" ? typed.replace(/\$ ?/g, "") : typed
  return bare
    .replace(
      new RegExp(`(?<=[\\d% a-z万亿]) ?(?<![a-z])(?:${escapedNames.join("|")})${rate}(?= |$)`, "g"),
      "",
    )
    .trim()
}

type Written = [digits: string, suffix: string]

function readOne(written: Written, about: TypedUnit): ReadTyped {
  const value = valueOf(written, written[1])
  const problem = problemOf([written], [value], about)
  return problem === null ? { ok: { is: "value", value } } : { problem }
}

function readTwo(first: Written, second: Written, about: TypedUnit): ReadTyped {
  const high = valueOf(second, second[1])
  // "30 to 60k" means 30k; "500 to 2k" cannot.
  const shared = valueOf(first, first[1] === "" ? second[1] : first[1])
  const low = shared < high ? shared : valueOf(first, first[1])
  const problem = problemOf([first, second], [low, high], about)
  if (problem !== null) return { problem }
  if (low < high) return { ok: { is: "range", low, high } }
  const [lower, higher] = typedNumbers([high, low], about)
  return {
    problem:
      low === high
        ? `Both ends are the same. Write ${lower} alone to take it as certain, or two different numbers.`
        : `Write the lower number first: ${lower} to ${higher}.`,
  }
}

function valueOf([digits]: Written, suffix: string): number {
  return shifted(digits, powerOf(suffix) ?? 0)
}

function problemOf(written: readonly Written[], values: readonly number[], about: TypedUnit): string | null {
  const suffixes = written.map(([, suffix]) => suffix)
  if (values.some((value) => !Number.isFinite(value)))
    return "That number is too large. Write 2e25 for 2 times 10 to the 25th."
  if (about.isShare === false && suffixes.includes("%")) return `This is not a share. ${howToWrite(about)}`
  if (!countsInLetters(about) && suffixes.some((suffix) => suffix !== "" && suffix !== "%")) {
    return `Write months as plain numbers. ${howToWrite(about)}`
  }
  if (isInPerCent(about) && !suffixes.includes("%") && values.some((value) => Math.abs(value) > 1)) {
    const [first = 0] = values.filter((value) => Math.abs(value) > 1)
    return `A share of more than 1 is more than all. Write 40% or 0.4${first <= 100 ? `; for ${first} per cent, write ${first}%` : ""}.`
  }
  return null
}

/** Words that leave open how far a value may be off, which the model has to know. */
function vagueWords(typed: string): string | null {
  if (/^(?:about|around|approx\.?|approximately|roughly|ca\.?|circa|some|~|≈|约)/.test(typed))
    return "“About” leaves open how far off it may be."
  if (
    /^(?:<|>|≤|≥|at least|at most|more than|less than|over|under|up to|above|below|from [^-~]*$)/.test(
      typed,
    ) ||
    /\d[a-z%]*\+$/.test(typed)
  )
    return "One end is open."
  return typed.includes("±") || typed.includes("+/-") ? "A “±” is not read here." : null
}

function unreadable(typed: string, about: TypedUnit): string {
  const numbers = typed.match(/\d[\d., ]*/g) ?? []
  if (numbers.length === 0) return `There is no number in this. ${howToWrite(about)}`
  if (/\d,\d{1,2}(?!\d)/.test(typed))
    return "Write decimals with a point, 1.5, and thousands with a comma or nothing, 1,000."
  if (numbers.length > 2) return `That is more than two numbers. ${howToWriteRange(about)}`
  return `This cannot be read. ${howToWrite(about)}`
}

function howToWriteRange(about: TypedUnit): string {
  return `Write two numbers, low first: ${exampleOf(about).range}.`
}

function howToWrite(about: TypedUnit): string {
  const { value, range } = exampleOf(about)
  return `Write one number, ${value}, or two, low first: ${range}.`
}

function exampleOf(about: TypedUnit): { value: string; range: string } {
  if (isInPerCent(about)) return { value: "40%", range: "40% to 60%" }
  if (!countsInLetters(about)) return { value: "18", range: "12 to 24" }
  if (about.unit === "FLOP") return { value: "2e25", range: "2e24 to 2e25" }
  if (about.unit?.startsWith("x") || about.unit?.includes("/year")) return { value: "2", range: "1.5 to 3" }
  return { value: "30k", range: "30k to 60k" }
}
