import type { Money } from "./money"
import type { Range } from "./range"

/** A figure rounded to its first digit: 97,300 → 100,000. */
export function toOneDigit(value: number): number {
  return Number(value.toPrecision(1))
}

/** A range with each of its figures rounded so. Their order stays, since rounding never crosses. */
export function roundedRange({ low, central, high }: Range): Range {
  const round = (value: number | null) => (value === null ? null : toOneDigit(value))
  return { low: round(low), central: round(central), high: round(high) }
}

/** A sum in dollars alone, rounded so: two currencies, each rounded, would bound it more narrowly than one. */
export function roundedMoney(money: Money | null): Money | null {
  return money && { usd: roundedRange(money.usd), usdBasis: money.usdBasis, original: null, cnyPerUsd: null }
}
