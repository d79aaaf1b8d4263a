import { dayWords } from "@/lib/day-words"
import { monthWords, windowWords } from "@/lib/format"
import type { TextCodec } from "../form"
import { afterWord } from "./bounds"
import { lastDayOf, readPeriod, type Period } from "./period"
import { readPlain, type Read } from "./plain-text"

/** From the first to the last ISO day, both included; a null end is open. */
export type DayWindow = { start: string | null; end: string | null }
/** The same in months, "2023-04". */
export type MonthWindow = DayWindow

const wanted =
  'This is not a window: write "Apr 2023 to Oct 2023", "Q3 2026", "2023", "from Apr 2023" or "by 10 Aug 2023".'

/** Written for a window that is open at both ends. */
const open = "open"

const fromWords = ["starting in", "starting", "beginning", "since", "from", "自", "从"]
const untilWords = ["no later than", "up to", "through", "until", "till", "by", "to", "截至", "至"]
const fromEndings = ["onwards", "onward", "or later", "起", "以来"]

type Side = Read<Period> | null

/** "Apr" of "Apr–Oct 2023" has its year from the other end, "9" of "9–12 Aug 2023" its month as well. */
function readStart(text: string, end: string): Side {
  const own = readPeriod(text)
  if (own) return own
  const year = /\d{4}$/.exec(end)?.[0]
  if (!year) return null
  if (/^\d{1,2}$/.test(text)) {
    const month = /^\d{1,2}(?:st|nd|rd|th)? ([a-z]{3,9}\.?),? \d{4}$/.exec(end)?.[1]
    return month ? readPeriod(`${text} ${month} ${year}`) : null
  }
  return readPeriod(`${text} ${year}`)
}

/** "10月" of "2023年4月至10月" has its year from the start. */
function readEnd(text: string, start: string): Side {
  const year = /^\d{4}年/.exec(start)?.[0]
  return readPeriod(text) ?? (year ? readPeriod(`${year}${text}`) : null)
}

function readSpan(start: string, end: string): Read<DayWindow> | null {
  const first = readStart(start, end)
  const last = readEnd(end, start)
  if (!first || !last) return null
  if ("problem" in first) return first
  if ("problem" in last) return last
  if (first.value.start > last.value.end)
    return { problem: 'The window ends before it starts: write "Nov 2023 to Mar 2024".' }
  return { value: { start: first.value.start, end: last.value.end } }
}

/** Every way in which `text` falls into two ends; ISO days have hyphens of their own. */
function* splits(text: string): Generator<[string, string]> {
  for (const parting of [" to ", " until ", " till ", " through ", " and ", "–", "~", "至", "到", "-"]) {
    for (let at = text.indexOf(parting); at > 0; at = text.indexOf(parting, at + 1))
      yield [text.slice(0, at).trim(), text.slice(at + parting.length).trim()]
  }
}

function readOpen(text: string): Read<DayWindow> | null {
  const ending = fromEndings.find((each) => text.endsWith(each))
  const from = ending ? text.slice(0, -ending.length).trim() : afterWord(text, fromWords)
  const until = afterWord(text, untilWords)
  const period = readPeriod(from ?? until ?? "")
  if (!period || "problem" in period) return period
  return from === null
    ? { value: { start: null, end: period.value.end } }
    : { value: { start: period.value.start, end: null } }
}

function readWindow(text: string): Read<DayWindow> | null {
  if (text === open) return { value: { start: null, end: null } }
  if (text.length > 80) return null
  const whole = readPeriod(text)
  if (whole) return "problem" in whole ? whole : { value: { start: whole.value.start, end: whole.value.end } }
  const inner = afterWord(text, ["between", "from", "从", "自"]) ?? text
  let problem: Read<DayWindow> | null = null
  for (const [start, end] of splits(inner)) {
    const span = readSpan(start, end)
    if (span && "value" in span) return span
    problem ??= span
  }
  return readOpen(text) ?? problem
}

function read(text: string): Read<DayWindow> {
  return readPlain(text, wanted, (plain) => readWindow(plain.toLowerCase()))
}

function isFirstDay(day: string): boolean {
  return day.endsWith("-01")
}

function isLastDay(day: string): boolean {
  return day === lastDayOf(day.slice(0, 7))
}

function startWords(day: string): string {
  return isFirstDay(day) ? monthWords(day) : dayWords(day)
}

function endWords(day: string): string {
  return isLastDay(day) ? monthWords(day) : dayWords(day)
}

function write({ start, end }: DayWindow): string {
  if (start === null) return end === null ? open : `by ${endWords(end)}`
  if (end === null) return `from ${startWords(start)}`
  if (start === end) return dayWords(start)
  if (!isFirstDay(start) || !isLastDay(end)) return `${dayWords(start)} to ${dayWords(end)}`
  const [first, last] = [start.slice(5, 7), end.slice(5, 7)]
  const isOneYear = start.slice(0, 4) === end.slice(0, 4)
  if (first === "01" && last === "12")
    return isOneYear ? start.slice(0, 4) : `${start.slice(0, 4)} to ${end.slice(0, 4)}`
  if (isOneYear && first === last) return monthWords(start)
  if (isOneYear && Number(last) - Number(first) === 2 && Number(last) % 3 === 0)
    return `Q${Number(last) / 3} ${start.slice(0, 4)}`
  return `${monthWords(start)} to ${monthWords(end)}`
}

/** Months are said together; days are said as days, since a window of them must not seem wider. */
function words(window: DayWindow): string {
  const { start, end } = window
  const isOfMonths = (start === null || isFirstDay(start)) && (end === null || isLastDay(end))
  if (start === null && end === null) return "open at both ends"
  return isOfMonths ? windowWords(window) : write(window)
}

/** A window of days: "Apr–Oct 2023", "28 Apr 2025 to 27 Jul 2025", "H1 2024", "from Apr 2023", "until Oct 2023". */
export const windowCodec: TextCodec<DayWindow> = { read, write, words }

function toDays({ start, end }: MonthWindow): DayWindow {
  return { start: start && `${start}-01`, end: end && lastDayOf(end) }
}

/** A window of whole months, "2023-04" to "2023-10", written like one of days. */
export const monthWindowCodec: TextCodec<MonthWindow> = {
  read(text) {
    const days = read(text)
    if ("problem" in days) return days
    const { start, end } = days.value
    if ((start !== null && !isFirstDay(start)) || (end !== null && !isLastDay(end)))
      return { problem: 'This window is of whole months: write "Apr 2023 to Oct 2023".' }
    return { value: { start: start && start.slice(0, 7), end: end && end.slice(0, 7) } }
  },
  write: (window) => write(toDays(window)),
  words: (window) => words(toDays(window)),
}
