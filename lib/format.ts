import { datedWords, dayWords, monthWords, shortMonths } from "./day-words"
import { monthIndex, type Month } from "./domain/month"
import type { Money } from "./domain/money"
import { isEmptyRange, type Range } from "./domain/range"

/*
 * Numbers and dates as people say them. Every function returns words: an unknown value is said in words too,
 * never a blank, a dash or a zero. Figures from reports are repeated as reported; figures from the engine are
 * rounded to two significant digits, which is more than they are known to.
 */

const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 })

/** `value` rounded to `digits` significant digits; 0 stays 0. */
export function toSignificant(value: number, digits: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(digits))
}

/** A number to two significant digits with separators: "0.052", "4.1", "12", "1,200"; below a millionth "3.5 × 10⁻⁷". */
export function twoDigits(value: number): string {
  const rounded = toSignificant(value, 2)
  if (rounded === 0) return "0"
  if (Math.abs(rounded) < 1e-6) {
    const [digits = "", exponent] = rounded.toExponential().split("e")
    return `${digits} × ${powerOfTen(Number(exponent))}`
  }
  const decimals = Math.max(0, 1 - Math.floor(Math.log10(Math.abs(rounded))))
  return rounded.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}

/** A count as reported: "100,000", "1.2 million", "3 billion". */
export function countWords(count: number): string {
  if (count >= 999_999_500) return `${grouped.format(count / 1e9)} billion`
  if (count >= 1e6) return `${grouped.format(count / 1e6)} million`
  return Math.round(count).toLocaleString("en-US")
}

/** A count from the engine, to two significant digits: "about 100,000", "about 1.2 million", "fewer than 1". */
export function estimatedCountWords(count: number): string {
  return count < 1 ? "fewer than 1" : `about ${countWords(toSignificant(count, 2))}`
}

/** Both ends with the shared scale said once: "1.2 to 3 million", "400,000 to 1.2 million". */
function spanWords(low: string, high: string): string {
  const scale = / (million|billion|trillion)$/.exec(high)?.[0]
  return scale && low.endsWith(scale) ? `${low.slice(0, -scale.length)} to ${high}` : `${low} to ${high}`
}

/** More than two significant digits: a figure somebody counted, which "about" would misrepresent. */
function isExact(value: number): boolean {
  return toSignificant(value, 2) !== value
}

/**
 * A reported range in words. A bound that stands alone is open on the other side: "more than 10,000",
 * "up to 60,000". A central value with both bounds keeps them beside it.
 *
 * @param say how one value is written
 * @param about whether a round central value takes "about"
 */
function rangeWords(range: Range, say: (value: number) => string, about: boolean): string {
  const { low, central, high } = range
  const round = (value: number) => (about && !isExact(value) ? `about ${say(value)}` : say(value))
  if (central === null) {
    if (low !== null && high !== null) return low === high ? round(low) : spanWords(say(low), say(high))
    if (low !== null) return `more than ${say(low)}`
    return high !== null ? `up to ${say(high)}` : ""
  }
  const below = low !== null && low < central
  const above = high !== null && high > central
  if (below && above) return `${round(central)} (${spanWords(say(low), say(high))})`
  if (below && high === central) return spanWords(say(low), say(central))
  if (above && low === central) return spanWords(say(central), say(high))
  if (below) return `${round(central)}, at least ${say(low)}`
  if (above) return `${round(central)}, at most ${say(high)}`
  if (low !== null && high === null) return `more than ${say(central)}`
  if (high !== null && low === null) return `up to ${say(central)}`
  return round(central)
}

/** A reported quantity: "about 100,000", "30,000 to 60,000", "more than 10,000", "up to 70,000". */
export function quantityWords(quantity: Range): string {
  return isEmptyRange(quantity) ? "number not given" : rangeWords(quantity, countWords, true)
}

/** A quantity with what is counted: "about 100,000 chips", "number of chips not given". */
export function quantityOfWords(quantity: Range, unit: string): string {
  return isEmptyRange(quantity) ? `number of ${unit} not given` : `${quantityWords(quantity)} ${unit}`
}

const currencySigns: Record<string, string> = { USD: "$", CNY: "¥", HKD: "HK$", EUR: "€", GBP: "£" }

/** A sum: "$4bn", "$700m", "¥40bn", "$10,000". Yen and others without a sign of their own carry the code. */
export function sumWords(amount: number, currency = "USD", digits = 3): string {
  const sign = currencySigns[currency] ?? `${currency} `
  const value = toSignificant(amount, digits)
  for (const [scale, suffix] of [
    [1e12, "tn"],
    [1e9, "bn"],
    [1e6, "m"],
  ] as const) {
    if (value >= scale) return `${sign}${grouped.format(value / scale)}${suffix}`
  }
  return `${sign}${grouped.format(value)}`
}

/**
 * A reported cost: "$4bn", "up to $4bn", "¥40bn ($5.6bn)". Dollars converted here are rounded to two
 * digits, because the rate is not known better.
 */
export function moneyWords(money: Money): string {
  const digits = money.usdBasis === "converted" ? 2 : 3
  const dollars = isEmptyRange(money.usd)
    ? null
    : rangeWords(money.usd, (value) => sumWords(value, "USD", digits), false)
  const { original } = money
  if (!original || original.currency === "USD" || isEmptyRange(original.amount)) {
    return dollars ?? "sum not given"
  }
  const said = rangeWords(original.amount, (value) => sumWords(value, original.currency), false)
  const bare = dollars?.replace(/^(more than|up to) /, "").replace(/[()]/g, "")
  return bare ? `${said} (${bare})` : said
}

/** US dollars for one chip, as quantity and cost imply it: "$10,000 a card". */
export function unitPriceWords(usd: number | null): string {
  return usd === null ? "price not given" : `${sumWords(usd, "USD", 2)} a card`
}

/** A share of draws or chips in whole per cent; the ends do not claim more than is known. */
export function shareWords(share: number): string {
  if (share <= 0) return "0%"
  if (share < 0.005) return "less than 1%"
  if (share >= 1) return "100%"
  return share > 0.995 ? "more than 99%" : `${Math.round(share * 100)}%`
}

const longMonths = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
]

/** "August 2027", for sentences that begin with the date. */
export function longMonthWords(month: Month): string {
  return `${longMonths[monthIndex(month) % 12]} ${month.slice(0, 4)}`
}

export { datedWords, dayWords, monthWords }

/** True for a month without a day and for the first or last day of one: the day says nothing. */
function isMonthEdge(date: string, edge: "first" | "last"): boolean {
  if (date.length === 7) return true
  if (edge === "first") return date.endsWith("-01")
  const dayAfter = new Date(`${date}T00:00:00Z`)
  dayAfter.setUTCDate(dayAfter.getUTCDate() + 1)
  return dayAfter.getUTCDate() === 1
}

/**
 * A window of months or days, both ends included: "Apr–Oct 2023", "Nov 2023–Mar 2024", "Q3 2026", "2023",
 * "from Apr 2023", "by 10 Aug 2023".
 */
export function windowWords(window: { start: string | null; end: string | null } | null): string {
  const { start, end } = window ?? { start: null, end: null }
  if (start === null && end === null) return "date not given"
  if (start === null) return `by ${isMonthEdge(end!, "last") ? monthWords(end!) : dayWords(end!)}`
  if (end === null) return `from ${isMonthEdge(start, "first") ? monthWords(start) : dayWords(start)}`
  if (start === end && start.length > 7) return dayWords(start)

  const [first, last] = [monthIndex(start), monthIndex(end)]
  const [firstYear, lastYear] = [start.slice(0, 4), end.slice(0, 4)]
  if (first === last) return monthWords(start)
  if (first % 12 === 0 && last % 12 === 11)
    return firstYear === lastYear ? firstYear : `${firstYear}–${lastYear}`
  if (first % 3 === 0 && last === first + 2) return `Q${(first % 12) / 3 + 1} ${firstYear}`
  return firstYear === lastYear
    ? `${shortMonths[first % 12]}–${monthWords(end)}`
    : `${monthWords(start)}–${monthWords(end)}`
}

/** A whole number of months: "1 month", "19 months". */
export function monthCountWords(months: number): string {
  return months === 1 ? "1 month" : `${Math.round(months)} months`
}

/** A span of months a speaker named: "18 months", "12 to 24 months", "at least 12 months". */
export function monthSpanWords(span: { low: number | null; high: number | null } | null): string {
  const { low, high } = span ?? { low: null, high: null }
  if (low !== null && high !== null)
    return low === high ? monthCountWords(low) : `${Math.round(low)} to ${monthCountWords(high)}`
  if (low !== null) return `at least ${monthCountWords(low)}`
  return high !== null ? `up to ${monthCountWords(high)}` : "no span given"
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

/** "10²⁴". Components set such figures with `<Figures>`, because the face lacks some of the small digits. */
export function powerOfTen(exponent: number): string {
  const digits = String(Math.abs(exponent)).replace(/\d/g, (digit) => superscripts[Number(digit)]!)
  return `10${exponent < 0 ? "⁻" : ""}${digits}`
}

/** Training compute: "4.1 × 10²⁴ FLOP a month". */
export function flopWords(flopPerMonth: number): string {
  if (flopPerMonth <= 0) return "no FLOP a month"
  const [digits, exponent] = flopPerMonth.toExponential(1).split("e")
  return `${digits} × ${powerOfTen(Number(exponent))} FLOP a month`
}

/** Inference: "12 trillion tokens a day". */
export function tokenWords(tokensPerDay: number): string {
  if (tokensPerDay <= 0) return "no tokens a day"
  const value = toSignificant(tokensPerDay, 2)
  for (const [scale, word] of [
    [1e16, "quadrillion"],
    [1e12, "trillion"],
    [1e9, "billion"],
    [1e6, "million"],
  ] as const) {
    if (value >= scale) {
      const unit = word === "quadrillion" ? 1e15 : scale
      return `${grouped.format(value / unit)} ${word} tokens a day`
    }
  }
  return `${grouped.format(value)} tokens a day`
}
