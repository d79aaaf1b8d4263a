import { digitsOf, plainNumber, powerNumber } from "./exact-number"

/** What a field holds, as far as writing its values goes. */
export type TypedUnit = {
  /** The unit as its assumption has it: "runs/year", "units", "share". */
  unit?: string
  /** Whether values are shown in per cent. Where it is not said, units that begin with "share" are. */
  isShare?: boolean
}

export function isInPerCent({ unit, isShare }: TypedUnit): boolean {
  return isShare ?? unit?.startsWith("share") === true
}

/** Powers of ten by what may stand behind a number. The first of each is how this site writes it. */
const scales: readonly (readonly [power: number, ...words: string[]])[] = [
  [3, "k", "thousand"],
  [4, "万"],
  [6, "m", "mn", "million"],
  [8, "亿"],
  [9, "bn", "b", "billion"],
  [12, "tn", "t", "trillion"],
]
const powers = new Map(scales.flatMap(([power, ...words]) => words.map((word) => [word, power] as const)))

/** The power of ten that a suffix stands for; null for no such suffix. "%" is two places down. */
export function powerOf(suffix: string): number | null {
  return suffix === "" ? 0 : suffix === "%" ? -2 : (powers.get(suffix) ?? null)
}

/** A pattern's part for one number and its suffix, both captured. Thousands may be set apart by commas or spaces. */
export const numberPattern = String.raw`([+-]?(?:\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d{1,4})?) ?(${[...powers.keys(), "%"].join("|")})?(?![a-z])`

/**
 * The number that digits and a suffix's power of ten make. The point is moved in the text, because 12.3 times 0.01 is
 * not the same as 0.123 to a machine.
 */
export function shifted(digits: string, power: number): number {
  const [mantissa = "", exponent = "0"] = digits.replace(/[, ]/g, "").split("e")
  // Adding zero makes plain zero of a negative one.
  return Number(`${mantissa}e${Number(exponent) + power}`) + 0
}

/**
 * Numbers as a field shows them: "30k", "1,146,319", "40%", "2e25". A suffix is given to all or to none, because the
 * last one's would be read as everyone's: "2 to 3k".
 */
export function typedNumbers(values: readonly number[], about: TypedUnit = {}): string[] {
  const mayShorten = countsInLetters(about) && values.every((value) => shortSuffix(digitsOf(value)) !== null)
  return values.map((value) => typedNumber(value, about, mayShorten))
}

function typedNumber(value: number, about: TypedUnit, mayShorten: boolean): string {
  const parts = digitsOf(value)
  if (isInPerCent(about)) {
    const hundredths = value === 0 ? parts : { ...parts, point: parts.point + 2 }
    return `${isFarFromOne(hundredths) ? powerNumber(hundredths) : plainNumber(hundredths)}%`
  }
  if (isFarFromOne(parts)) return powerNumber(parts)
  const suffix = mayShorten ? shortSuffix(parts) : null
  if (suffix === null) return plainNumber(parts).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",")
  const [power, word] = suffix
  return `${plainNumber({ ...parts, point: parts.point - power })}${word}`
}

/** Of months, "5m" would be read as five of them. */
export function countsInLetters({ unit }: TypedUnit): boolean {
  return unit === undefined || !unit.startsWith("month")
}

function isFarFromOne({ point }: { point: number }): boolean {
  return point > 15 || point < -3
}

/** The largest suffix that leaves a number of few digits: 30,000 is "30k", 1,146,319 stays as it is. */
function shortSuffix({ digits, point }: { digits: string; point: number }): [number, string] | null {
  if (point < 5 || isFarFromOne({ point })) return null
  const power = Math.min(12, Math.floor((point - 1) / 3) * 3)
  const scale = scales.find(([of]) => of === power)
  return scale && digits.length <= point - power + 1 ? [power, scale[1]!] : null
}
