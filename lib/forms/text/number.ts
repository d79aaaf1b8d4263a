import { readPlain, type Read } from "./plain-text"

/*
 * Numbers as people type them: "100,000", "1.2m", "10万", "1e24". A number is read from its decimal digits and never
 * multiplied, so that "0.3m" is exactly 300,000 and what `writeNumber` writes is read as the same double.
 */

/** Powers of ten by word. */
const scales: Record<string, number> = {
  k: 3,
  thousand: 3,
  thousands: 3,
  m: 6,
  mn: 6,
  mln: 6,
  million: 6,
  millions: 6,
  b: 9,
  bn: 9,
  bln: 9,
  billion: 9,
  billions: 9,
  t: 12,
  tn: 12,
  trillion: 12,
  trillions: 12,
  quadrillion: 15,
  w: 4,
  十: 1,
  百: 2,
  千: 3,
  万: 4,
  萬: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
  億: 8,
  十亿: 9,
  百亿: 10,
  千亿: 11,
  万亿: 12,
  兆: 12,
}

const chineseDigits: Record<string, string> = {
  一: "1",
  二: "2",
  两: "2",
  三: "3",
  四: "4",
  五: "5",
  六: "6",
  七: "7",
  八: "8",
  九: "9",
}

/** A number before its value is known: an end such as the 30 of "30–60k" takes its scale from the other. */
export type TypedNumber = {
  /** Sign, digits and point, without separators. */
  digits: string
  /** Power of ten: a word's or an exponent's. */
  power: number
  hasScale: boolean
}

const shape =
  /^([+-]?)(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d*)(?:\.(\d+))?(?:e([+-]?\d{1,4})| ?[x×*] ?10 ?\^ ?(-?\d{1,4}))? ?([a-z十百千万萬亿億兆]*)$/

/** Takes a number apart; null where it is none. `text` is plain and in small letters. */
export function takeApart(text: string): TypedNumber | null {
  const power = /^10 ?\^ ?(-?\d{1,4})$/.exec(text)
  if (power) return { digits: "1", power: Number(power[1]), hasScale: false }
  const digit = chineseDigits[text[0] ?? ""]
  const match = shape.exec(digit ? digit + text.slice(1) : text)
  if (!match) return null
  const [, sign = "", whole = "", fraction, exponent = match[5], scale = ""] = [
    ...match.slice(0, 5),
    match[6],
  ]
  const hasDigits = whole !== "" || fraction !== undefined
  // "十万" is a hundred thousand without any digit before it; "k" alone is nothing.
  if (!hasDigits && !/^[十百千]/.test(scale)) return null
  if (scale !== "" && (exponent !== undefined || !Object.hasOwn(scales, scale))) return null
  // "0,125" is a decimal comma, "12.500" may be twelve and a half or twelve thousand five hundred.
  if (/^0[, ]/.test(whole)) return null
  const mayBeGrouped = /^[1-9]\d{0,2}$/.test(whole) && /^\d\d0$/.test(fraction ?? "")
  if (mayBeGrouped && scale === "" && exponent === undefined) return null
  return {
    digits: `${sign}${hasDigits ? whole.replace(/[, ]/g, "") || "0" : "1"}.${fraction ?? "0"}`,
    power: exponent === undefined ? (scales[scale] ?? 0) : Number(exponent),
    hasScale: scale !== "",
  }
}

/** The value, null where a double cannot hold it. */
export function valueOf({ digits, power }: TypedNumber): number | null {
  const value = Number(`${digits}e${power}`)
  if (!Number.isFinite(value)) return null
  if (value === 0) return /[1-9]/.test(digits) ? null : 0
  return value
}

const wanted = 'This is not a number: write "100,000", "100k", "1.2m" or "1e24".'

function problemOf(text: string): string {
  if (text.endsWith("%")) return 'Write a share as a number from 0 to 1: "0.05" for 5%.'
  if (/^[+-]?\d+,\d+$/.test(text)) return `Is ${text} a decimal? Write it with a point: "0.5", "1,000".`
  if (/^[+-]?\d{1,3}(\.\d{3})+$/.test(text))
    return `Are the points in ${text} separators? Write "12,500" for twelve thousand five hundred, "12.5" for twelve and a half.`
  return wanted
}

/** Reads one number, negative ones too. */
export function readNumber(text: string): Read<number> {
  return readPlain<number>(text, wanted, (plain) => {
    const typed = takeApart(plain.toLowerCase())
    const value = typed ? valueOf(typed) : null
    return value === null ? { problem: problemOf(plain) } : { value }
  })
}

function group(whole: string): string {
  return whole.replace(/\B(?=(?:\d{3})+$)/g, ",")
}

/** Digits with the point moved `places` to the right of the first digit. */
function withPoint(digits: string, places: number): string {
  const padded = digits.padEnd(places + 1, "0")
  const [whole, fraction] = [padded.slice(0, places + 1), padded.slice(places + 1)]
  return fraction === "" ? group(whole) : `${group(whole)}.${fraction}`
}

/** The shortest digits that name the double, and the power of ten of the first. */
function digitsOf(value: number): { digits: string; power: number } {
  const [digits = "", power] = value.toExponential().split("e")
  return { digits: digits.replace(".", ""), power: Number(power) }
}

/** A number without a word for its scale: "1,250,000", "0.046", "5.3e25". Reads back as the same double. */
export function writeNumberInFull(value: number): string {
  if (value < 0) return `-${writeNumberInFull(-value)}`
  if (value === 0) return "0"
  const { digits, power } = digitsOf(value)
  if (power < -6 || power >= 15) return value.toExponential().replace("e+", "e")
  return power < 0 ? `0.${"0".repeat(-power - 1)}${digits}` : withPoint(digits, power)
}

/** A number without separators, for lists that commas part: "7500", "0.046", "5.3e25". */
export function writeNumberInList(value: number): string {
  return writeNumberInFull(value).replaceAll(",", "")
}

/** A number as short as it can be exact: "100,000", "1.25bn", "220tn", "5.3e25". Reads back as the same double. */
export function writeNumber(value: number): string {
  if (value < 0) return `-${writeNumber(-value)}`
  const { digits, power } = digitsOf(value)
  for (const [scale, word] of [
    [12, "tn"],
    [9, "bn"],
    [6, "m"],
  ] as const) {
    if (power < scale || power >= 15) continue
    const decimals = digits.length - 1 - (power - scale)
    if (decimals <= 2) return `${withPoint(digits, power - scale)}${word}`
    break
  }
  return writeNumberInFull(value)
}
