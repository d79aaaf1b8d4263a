import { powerOfTen } from "../format"

/** A value of a chart's figures for people: numbers to four digits, and "not known" for none. */
export function cellWords(value: string | number | null, unit: string | null): string {
  if (value === null) return "not known"
  if (typeof value === "string") return value
  const words = numberWords(value)
  return unit === null || unit === "share" ? words : `${words} ${unit}`
}

function numberWords(value: number): string {
  const size = Math.abs(value)
  if (size !== 0 && (size >= 1e12 || size < 1e-4)) {
    const [mantissa, exponent] = value.toExponential(2).split("e")
    return `${mantissa} × ${powerOfTen(Number(exponent))}`
  }
  return value.toLocaleString("en-US", { maximumSignificantDigits: Number.isInteger(value) ? 12 : 4 })
}
