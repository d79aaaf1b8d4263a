/** The shortest digits that give a number back, without a point, and where the point stands. */
export type Digits = {
  isNegative: boolean
  /** "15" of 1.5e24; "0" of zero. */
  digits: string
  /** The number is 0.digits times ten to this power's value: 25 of 1.5e24. */
  point: number
}

/** Takes a number apart without losing anything of it. @throws RangeError for NaN and the infinities */
export function digitsOf(value: number): Digits {
  if (!Number.isFinite(value)) throw new RangeError(`a number was expected, got ${value}`)
  const [mantissa = "0", exponent = "0"] = Math.abs(value).toExponential().split("e")
  const digits = mantissa.replace(".", "")
  return { isNegative: value < 0, digits, point: digits === "0" ? 1 : Number(exponent) + 1 }
}

/** All digits of a number: "0.00012", "20000". Long where the number is far from one. */
export function plainNumber({ isNegative, digits, point }: Digits): string {
  const sign = isNegative ? "-" : ""
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`
  const whole = digits.slice(0, point).padEnd(point, "0")
  const rest = digits.slice(point)
  return rest === "" ? sign + whole : `${sign}${whole}.${rest}`
}

/** "2e25", "1.5e-7". */
export function powerNumber({ isNegative, digits, point }: Digits): string {
  const rest = digits.slice(1)
  return `${isNegative ? "-" : ""}${digits[0]}${rest === "" ? "" : `.${rest}`}e${point - 1}`
}

/** Numbers of up to so many characters are written out: "60000" reads better than "6e4". */
const longestPlain = 7

/** The shortest text that gives the number back, as addresses hold it: "0.3", "60000", "2e25". */
export function exactNumber(value: number): string {
  const parts = digitsOf(value)
  // 21 is as far as a number of a machine is ever written out in full.
  if (Math.abs(parts.point) > 21) return powerNumber(parts)
  const plain = plainNumber(parts)
  const power = powerNumber(parts)
  return plain.length <= longestPlain || plain.length <= power.length ? plain : power
}
