import { distributionSchema, type Distribution } from "@/lib/domain/distribution"
import type { TextCodec } from "../form"
import { takeClip, writeClip } from "./clip"
import { distributionWords } from "./distribution-words"
import { readNameLines, shortened, writeNameLines } from "./name-lines"
import { readNumber, writeNumber } from "./number"
import { plainText, type Read } from "./plain-text"
import { readShape, writeShape, type Shape } from "./shape"

/*
 * One distribution a line, and three that take several:
 *
 *   mixture                      dirichlet 20          table
 *   0.7: lognormal 1 to 2        bytedance: 4          company filing: 0.9
 *   0.3: fixed 5                 others: 6             press, one source: 0.5
 */

/** A table of sources or a long mixture; a single line stays far below. */
const mostCharacters = 20_000

const mixtureExample = "0.7: lognormal 1 to 2"

function readMixture(head: string, lines: readonly string[]): Read<Distribution> {
  const taken = takeClip(head)
  if ("problem" in taken) return taken
  if (taken.value.rest !== "")
    return { problem: `After "mixture" each claim has a line of its own: write "${mixtureExample}".` }
  if (lines.length === 0)
    return { problem: `A mixture needs claims: write "${mixtureExample}" on the next line.` }
  const claims: (Shape & { weight: number })[] = []
  for (const line of lines) {
    const at = line.search(/[:：]/)
    const weight = readNumber(at < 0 ? "" : line.slice(0, at))
    if ("problem" in weight || weight.value < 0)
      return {
        problem: `"${shortened(line)}" needs a weight and a colon before it: write "${mixtureExample}".`,
      }
    const shape = readShape(line.slice(at + 1))
    if ("problem" in shape) return { problem: `"${shortened(line)}": ${shape.problem}` }
    const { value } = shape
    if (value.dist === "bernoulli" || (value.dist === "fixed" && value.value === null))
      return { problem: `"${shortened(line)}" cannot be part of a mixture: write "${mixtureExample}".` }
    claims.push({ ...value, weight: weight.value })
  }
  if (!claims.some(({ weight }) => weight > 0))
    return { problem: `Some claim must weigh more than nothing: write "${mixtureExample}".` }
  const mixture = distributionSchema.safeParse({ dist: "mixture", claims, ...taken.value.clip })
  return mixture.success
    ? { value: mixture.data }
    : { problem: `A claim is written like "${mixtureExample}".` }
}

function readDirichlet(head: string, lines: readonly string[]): Read<Distribution> {
  const concentration = readNumber(head)
  if ("problem" in concentration || concentration.value <= 0)
    return { problem: 'After "dirichlet" stands its concentration, above zero: write "dirichlet 20".' }
  if (lines.length === 0)
    return { problem: 'A dirichlet needs shares: write "bytedance: 4" on the next line.' }
  const weights = readNameLines(lines, "bytedance: 4", (weight) => weight > 0)
  if ("problem" in weights) return weights
  return { value: { dist: "dirichlet", concentration: concentration.value, weights: weights.value } }
}

function readTable(head: string, lines: readonly string[]): Read<Distribution> {
  if (head !== "")
    return { problem: 'After "table" each value has a line of its own: write "press, one source: 0.5".' }
  const values = readNameLines(lines, "press, one source: 0.5")
  return "problem" in values ? values : { value: { dist: "table", values: values.value } }
}

function read(text: string): Read<Distribution> {
  if (text.length > mostCharacters)
    return {
      problem: `This is longer than ${mostCharacters.toLocaleString("en-US")} characters: write fewer lines.`,
    }
  const [first = "", ...lines] = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "")
  if (first.length > 500) return { problem: "The first line is longer than 500 characters." }
  const [, kind = "", rest = ""] =
    /^(mixture|dirichlet|table)\b:? ?(.*)$/.exec(plainText(first).toLowerCase()) ?? []
  switch (kind) {
    case "mixture":
      return readMixture(rest, lines)
    case "dirichlet":
      return readDirichlet(rest.replace(/:$/, "").trim(), lines)
    case "table":
      return readTable(rest.replace(/:$/, "").trim(), lines)
    default:
      return lines.length === 0
        ? readShape(first)
        : {
            problem: `Several lines need "mixture", "dirichlet 20" or "table" above them; this begins with "${shortened(first)}".`,
          }
  }
}

function write(distribution: Distribution): string {
  switch (distribution.dist) {
    case "mixture":
      return [
        `mixture${writeClip(distribution).replace(/^,/, "")}`,
        ...distribution.claims.map((claim) => `${writeNumber(claim.weight)}: ${writeShape(claim)}`),
      ].join("\n")
    case "dirichlet":
      return [
        `dirichlet ${writeNumber(distribution.concentration)}`,
        ...writeNameLines(distribution.weights),
      ].join("\n")
    case "table":
      return ["table", ...writeNameLines(distribution.values)].join("\n")
    default:
      return writeShape(distribution)
  }
}

/** A distribution in a small notation of lines, for people who know what they want and for files. */
export const distributionCodec: TextCodec<Distribution> = { read, write, words: distributionWords }
