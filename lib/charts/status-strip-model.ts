import type { ChipPage } from "../contracts/chip"
import { firstControlDay } from "../contracts/control-range"
import { controlWords } from "../control-words"
import type { ControlStatus } from "../domain/control-rule"
import { dayWords } from "../format"
import { dayNumber } from "./day-axis"

/** A stretch of the strip, 0–1. */
export type Segment = {
  from: number
  to: number
  status: ControlStatus
  /** Before the part was announced. */
  isBefore: boolean
}

export type StatusStrip = {
  title: string
  /** Changes of status to today. */
  changes: number
  summary: string
  lanes: { label: string; segments: Segment[] }[]
  today: number
  announced: number | null
  ticks: { at: number; label: string }[]
}

/** Days of room right of today, and of the last change if it lies ahead. */
const roomAhead = 90

type Days = { from: string; until: string | null; status: ControlStatus }

/** The answers of a part through time as lanes of a strip: the sale first, then what stands beside it. */
export function statusStrip({ chip, stretches, beside, today }: ChipPage): StatusStrip {
  const lastChange = stretches.at(-1)?.from ?? today
  const length = dayNumber(lastChange > today ? lastChange : today) + roomAhead
  const share = (day: string) => Math.min(1, Math.max(0, dayNumber(day) / length))
  const announcedOn = /^\d{4}(-\d\d){0,2}/.exec(chip.announced?.value ?? "")?.[0]
  const announced = announcedOn ? share(firstDay(announcedOn)) : 0
  const lane = (label: string, days: readonly Days[]) => ({
    label,
    segments: merged(days).flatMap(({ from, until, status }): Segment[] => {
      const [start, end] = [share(from), until === null ? 1 : share(until) + 1 / length]
      if (end <= 0) return []
      if (end <= announced) return [{ from: start, to: end, status, isBefore: true }]
      if (start >= announced) return [{ from: start, to: end, status, isBefore: false }]
      return [
        { from: start, to: announced, status, isBefore: true },
        { from: announced, to: end, status, isBefore: false },
      ]
    }),
  })
  const changes = changesUntil(stretches, today)
  return {
    title: titleOf(changes),
    changes: changes.length,
    summary: stretches
      .map(
        ({ from, status }) =>
          `${from < firstControlDay ? "At first" : `From ${dayWords(from)}`}: ${controlWords(status).label}.`,
      )
      .join(" "),
    lanes: [
      lane(chip.isDomesticChinese ? "By the lines of US rules" : "Sale to China", stretches),
      ...beside.map(({ rule, stretches: days }) => lane(rule.shortName, days)),
    ],
    today: share(today),
    announced: announced > 0 && announced < 1 ? announced : null,
    ticks: yearsOf(length).map((year) => ({ at: share(`${year}-01-01`), label: String(year) })),
  }
}

/** "Four changes of status since 2022, the last on 15 Jan 2026". */
function titleOf(changes: readonly Days[]): string {
  const last = changes.at(-1)
  if (!last) return "One status throughout"
  const words = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]
  const count = words[changes.length] ?? String(changes.length)
  if (changes.length === 1)
    return `One change of status since 2022: ${controlWords(last.status).label} from ${dayWords(last.from)}`
  return `${count} changes of status since 2022, the last on ${dayWords(last.from)}: ${controlWords(last.status).label}`
}

/** The days on which the status changed, each with the status that began. */
function changesUntil(stretches: ChipPage["stretches"], today: string): Days[] {
  return merged(stretches.filter(({ from }) => from <= today)).slice(1)
}

/** Neighbouring stretches of one status as one: only the rule behind it changed. */
function merged(days: readonly Days[]): Days[] {
  const found: Days[] = []
  for (const { from, until, status } of days) {
    const last = found.at(-1)
    if (last?.status === status && last.until !== null && dayNumber(from) - dayNumber(last.until) === 1) {
      last.until = until
    } else found.push({ from, until, status })
  }
  return found
}

function firstDay(date: string): string {
  return `${date}-01-01`.slice(0, 10)
}

function yearsOf(length: number): number[] {
  const first = Number(firstControlDay.slice(0, 4)) + 1
  const years: number[] = []
  for (let year = first; dayNumber(`${year}-01-01`) < length; year += 1) years.push(year)
  return years
}
