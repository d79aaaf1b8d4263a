import { distributionSchema, type Distribution } from "@/lib/domain/distribution"
import { readPair } from "./bounds"
import { takeClip, writeClip } from "./clip"
import { readNumber, writeNumber, writeNumberInFull, writeNumberInList } from "./number"
import { mostCharacters, plainText, type Read } from "./plain-text"
import { readEnds } from "./range"

/*
 * A distribution on one line: "lognormal 30k to 60k", "triangular 1, 2, 3, min 0". Mixtures, shares and tables, which
 * take several, are in distribution.ts.
 */

export type Shape = Exclude<Distribution, { dist: "mixture" | "dirichlet" | "table" }>

const examples: Record<Shape["dist"], string> = {
  lognormal: "lognormal 30k to 60k",
  triangular: "triangular 1, 2, 3",
  normal: "normal 5 sd 2",
  beta: "beta 2, 5 from 0 to 10",
  uniform: "uniform 1 to 3",
  bernoulli: "bernoulli 0.3",
  fixed: "fixed 5",
}

const kinds: Record<string, Shape["dist"]> = {
  lognormal: "lognormal",
  "log-normal": "lognormal",
  triangular: "triangular",
  triangle: "triangular",
  normal: "normal",
  gaussian: "normal",
  beta: "beta",
  uniform: "uniform",
  bernoulli: "bernoulli",
  fixed: "fixed",
  constant: "fixed",
}

const shapeWanted =
  'This is not a distribution: write "lognormal 30k to 60k", "triangular 1, 2, 3", "normal 5 sd 2", "beta 2, 5", "uniform 1 to 3", "bernoulli 0.3" or "fixed 5".'

/** "1, 2, 3", "1,2,3" or "1 2 3"; null where commas may as well part thousands. */
function list(text: string): string[] | null {
  if (/[,;] |;/.test(text)) return text.split(/[,;] |;/).map((part) => part.trim())
  if (text.includes(",")) return /,\d{3}(?!\d)/.test(text) ? null : text.split(",")
  return text.split(" ")
}

/** Numbers of a list of `count`; null where there are more, fewer or others. */
function numbers(text: string, count: number): number[] | null {
  const read = list(text)?.map(readNumber)
  if (read?.length !== count) return null
  const values = read.flatMap((each) => ("value" in each ? [each.value] : []))
  return values.length === count ? values : null
}

function number(text: string): number | null {
  const read = readNumber(text)
  return "value" in read ? read.value : null
}

function ends(text: string): { low: number; high: number } | null {
  const pair = readPair(text)
  return pair && readEnds(...pair)
}

/** The shape's own parameters; null where they are not as its example has them. */
function parameters(dist: Shape["dist"], text: string): object | null {
  switch (dist) {
    case "lognormal": {
      const percentiles = ends(text)
      return percentiles && { p5: percentiles.low, p95: percentiles.high }
    }
    case "uniform": {
      const both = ends(text)
      return both && { lo: both.low, hi: both.high }
    }
    case "triangular": {
      const [lo, mode, hi] = numbers(text, 3) ?? []
      return lo === undefined ? null : { lo, mode, hi }
    }
    case "normal": {
      const [mean, sd, ...more] = text.replace(/^mean /, "").split(/,? ?(?:\bsd\b|±) ?/)
      const values = [number(mean ?? ""), number(sd ?? "")]
      return more.length > 0 || values.includes(null) ? null : { mean: values[0], sd: values[1] }
    }
    case "beta": {
      const [both = "", ...words] = text.split(/,? ?\b(from|to)\b ?/)
      const [a, b] = numbers(both, 2) ?? []
      if (a === undefined) return null
      if (words.length === 0) return { a, b }
      const given = words.map((word, at) => (at % 2 === 0 ? word : number(word)))
      if (given.includes(null)) return null
      const [first, lo, second, hi, ...more] = given
      if (more.length > 0) return null
      if (first === "to") return second === undefined ? { a, b, hi: lo } : null
      return second === undefined ? { a, b, lo } : second === "to" ? { a, b, lo, hi } : null
    }
    case "bernoulli": {
      const p = number(text)
      return p === null ? null : { p }
    }
    case "fixed": {
      if (text === "none") return { value: null }
      const value = number(text)
      return value === null ? null : { value }
    }
  }
}

/** What makes it impossible to draw from although each number is fine. */
function disorder(shape: Shape): string | null {
  switch (shape.dist) {
    case "lognormal":
      return shape.p95 < shape.p5 ? 'The smaller percentile comes first: write "lognormal 30k to 60k".' : null
    case "triangular":
      return shape.lo > shape.mode || shape.mode > shape.hi
        ? 'The numbers ascend, lowest, most likely, highest: write "triangular 1, 2, 3".'
        : null
    case "uniform":
      return shape.hi < shape.lo ? 'The smaller end comes first: write "uniform 1 to 3".' : null
    case "beta":
      return (shape.hi ?? 1) < (shape.lo ?? 0)
        ? 'The ends, 0 to 1 unless you say others, must ascend: write "beta 2, 5 from 0 to 10".'
        : null
    default:
      return null
  }
}

/** Reads one line. */
export function readShape(line: string): Read<Shape> {
  if (line.length > mostCharacters) return { problem: `A line is longer than ${mostCharacters} characters.` }
  const taken = takeClip(plainText(line).toLowerCase())
  if ("problem" in taken) return taken
  const { rest, clip } = taken.value
  const [, word = "", text = ""] = /^([a-z-]*) ?(.*)$/.exec(rest) ?? []
  const dist = Object.hasOwn(kinds, word)
    ? kinds[word]
    : word === "" && number(rest) !== null
      ? "fixed"
      : undefined
  if (dist === undefined) return { problem: shapeWanted }
  const own = parameters(dist, word === "" ? rest : text.replace(/^[:(] ?/, "").replace(/\)$/, ""))
  const shape = own && distributionSchema.safeParse({ dist, ...own, ...clip })
  if (!shape?.success)
    return { problem: `A ${dist} distribution is written like "${examples[dist]}"${limits[dist] ?? ""}.` }
  const value = shape.data as Shape
  const problem = disorder(value)
  return problem === null ? { value } : { problem }
}

const limits: Partial<Record<Shape["dist"], string>> = {
  lognormal: ", with both percentiles, the 5th and the 95th, above zero",
  triangular: ", with a space after each comma",
  normal: ", with a spread that is not negative",
  beta: ", with both parameters above zero",
  bernoulli: ", with a chance from 0 to 1",
}

/** "a to b", in words of scale where these cannot be misread. */
function writeEnds(low: number, high: number): string {
  const read = ends(`${writeNumber(low)} to ${writeNumber(high)}`)
  const write = read?.low === low && read.high === high ? writeNumber : writeNumberInFull
  return `${write(low)} to ${write(high)}`
}

function writeParameters(shape: Shape): string {
  switch (shape.dist) {
    case "lognormal":
      return writeEnds(shape.p5, shape.p95)
    case "uniform":
      return writeEnds(shape.lo, shape.hi)
    case "triangular":
      return [shape.lo, shape.mode, shape.hi].map(writeNumberInList).join(", ")
    case "normal":
      return `${writeNumber(shape.mean)} sd ${writeNumber(shape.sd)}`
    case "beta": {
      const from = shape.lo === undefined ? "" : ` from ${writeNumber(shape.lo)}`
      const to = shape.hi === undefined ? "" : ` to ${writeNumber(shape.hi)}`
      return `${writeNumberInList(shape.a)}, ${writeNumberInList(shape.b)}${from}${to}`
    }
    case "bernoulli":
      return writeNumber(shape.p)
    case "fixed":
      return shape.value === null ? "none" : writeNumber(shape.value)
  }
}

export function writeShape(shape: Shape): string {
  return `${shape.dist} ${writeParameters(shape)}${writeClip(shape)}`
}
