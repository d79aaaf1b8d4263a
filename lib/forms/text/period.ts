import { dayNumber, dayOfNumber } from "@/lib/domain/day"
import { addMonths } from "@/lib/domain/month"
import type { Read } from "./plain-text"

/*
 * One stretch of the calendar as people write it: a day, a month, a quarter, a half or a year.
 */

export type Period = {
  precision: "day" | "month" | "quarter" | "half" | "year"
  /** First and last ISO day, both included. */
  start: string
  end: string
}

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
const longMonthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
]
const ordinals = ["first", "second", "third", "fourth"]

/** 1 to 12 for "aug", "aug.", "sept" and "august". */
function monthOfName(name: string): number | null {
  const bare = name.replace(/\.$/, "")
  if (bare === "sept") return 9
  const at = Math.max(monthNames.indexOf(bare), longMonthNames.indexOf(bare))
  return at < 0 ? null : at + 1
}

const pad = (value: number, digits = 2) => String(value).padStart(digits, "0")

function months(
  precision: Period["precision"],
  year: number,
  first: number,
  count: number,
): Read<Period> | null {
  if (first < 1 || first + count > 13) return null
  const start = `${pad(year, 4)}-${pad(first)}`
  return { value: { precision, start: `${start}-01`, end: lastDayOf(addMonths(start, count - 1)) } }
}

/** The last day of a month "2023-02": "2023-02-28". */
export function lastDayOf(month: string): string {
  return dayOfNumber(dayNumber(`${addMonths(month, 1)}-01`) - 1)
}

function day(year: number, month: number, dayOfMonth: number): Read<Period> | null {
  if (month < 1 || month > 12) return null
  const date = `${pad(year, 4)}-${pad(month)}-${pad(dayOfMonth)}`
  if (dayOfMonth < 1 || date > lastDayOf(date.slice(0, 7)))
    return { problem: `There is no day ${dayOfMonth} in that month: write "9 Aug 2023" or "2023-08-09".` }
  return { value: { precision: "day", start: date, end: date } }
}

/** A year in four digits, or in two that follow a quarter: "25" is 2025. */
function yearOf(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
}

type Form = readonly [RegExp, (match: string[]) => Read<Period> | null]

const forms: readonly Form[] = [
  // 2023-08-09, 2023/8/9, 2023.8.9, 2023年8月9日
  [
    /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?[日号]?$/,
    ([, y, m, d]) => day(Number(y), Number(m), Number(d)),
  ],
  // 2023-08, 2023年8月
  [/^(\d{4}) ?[-/.年] ?(\d{1,2}) ?月?$/, ([, y, m]) => months("month", Number(y), Number(m), 1)],
  // 08/2023
  [/^(\d{1,2})\/(\d{4})$/, ([, m, y]) => months("month", Number(y), Number(m), 1)],
  // 9 Aug 2023, 9th of August, 2023
  [
    /^(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]([a-z]{3,9}\.?),?[ -](\d{4})$/,
    ([, d, name = "", y]) => day(Number(y), monthOfName(name) ?? 0, Number(d)),
  ],
  // Aug 9, 2023
  [
    /^([a-z]{3,9}\.?) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/,
    ([, name = "", d, y]) => day(Number(y), monthOfName(name) ?? 0, Number(d)),
  ],
  // Aug 2023, August, 2023
  [
    /^([a-z]{3,9}\.?)(?:,| of)?[ -](\d{4})$/,
    ([, name = "", y]) => months("month", Number(y), monthOfName(name) ?? 0, 1),
  ],
  // Q3 2025, Q3 25, Q3'25
  [/^q([1-4])[ /-]?'?(\d{4}|\d{2})$/, ([, q, y = ""]) => months("quarter", yearOf(y), Number(q) * 3 - 2, 3)],
  // 3Q25
  [/^([1-4])q ?'?(\d{4}|\d{2})$/, ([, q, y = ""]) => months("quarter", yearOf(y), Number(q) * 3 - 2, 3)],
  // 2025 Q3, 2025-Q3, 2025年第3季度
  [/^(\d{4})[ /-]?q([1-4])$/, ([, y, q]) => months("quarter", Number(y), Number(q) * 3 - 2, 3)],
  [
    /^(\d{4}) ?年 ?第?([1-4一二三四]) ?季度?$/,
    ([, y, q = ""]) => months("quarter", Number(y), (Number(q) || "一二三四".indexOf(q) + 1) * 3 - 2, 3),
  ],
  [
    /^(?:the )?(first|second|third|fourth) quarter(?: of)? (\d{4})$/,
    ([, q = "", y]) => months("quarter", Number(y), ordinals.indexOf(q) * 3 + 1, 3),
  ],
  // H1 2024, 1H24, 2024 H1, 2024年上半年
  [/^h([12])[ /-]?'?(\d{4}|\d{2})$/, ([, h, y = ""]) => months("half", yearOf(y), Number(h) * 6 - 5, 6)],
  [/^([12])h ?'?(\d{4}|\d{2})$/, ([, h, y = ""]) => months("half", yearOf(y), Number(h) * 6 - 5, 6)],
  [/^(\d{4})[ /-]?h([12])$/, ([, y, h]) => months("half", Number(y), Number(h) * 6 - 5, 6)],
  [/^(\d{4}) ?年 ?(上|下)半年$/, ([, y, h]) => months("half", Number(y), h === "上" ? 1 : 7, 6)],
  [
    /^(?:the )?(first|second) half(?: of)? (\d{4})$/,
    ([, h = "", y]) => months("half", Number(y), h === "first" ? 1 : 7, 6),
  ],
  [/^(\d{4}) ?年?$/, ([, y]) => months("year", Number(y), 1, 12)],
]

const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/

/** Reads a plain text in small letters; null where it is no period, a problem where one cannot tell which. */
export function readPeriod(text: string): Read<Period> | null {
  if (text.length > 40) return null
  if (slashed.test(text))
    return {
      problem: `Which part of ${text} is the month? Write "9 Aug 2023" or "2023-08-09".`,
    }
  if (/^[a-z]{3,9}\.? ?'?\d{2}$/.test(text) && monthOfName(text.replace(/ ?'?\d{2}$/, "")) !== null)
    return { problem: `Is ${text} a day or a year? Write "Aug 2023" or "9 Aug 2023".` }
  for (const [form, read] of forms) {
    const match = form.exec(text)
    if (match) {
      const period = read([...match])
      if (period) return period
    }
  }
  return null
}
