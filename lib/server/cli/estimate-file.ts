import "server-only"
import { readFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import type { z } from "zod"
import {
  modelInputSchema,
  NotANumber,
  runCentral,
  servingRates,
  simulate,
  type ModelInput,
} from "@/lib/estimation"

const defaultSeed = 1
const maxDraws = 10_000_000

/** Input that cannot be used; each line begins with the path of a wrong field. */
class BadInput extends Error {}

/**
 * `npm run -s estimate -- --file case.json [--draws N --seed S]`: what the engine makes of a file in the
 * methodology's input format. Prints JSON alone to stdout: the central run, or with `--draws` the simulation
 * of N accepted draws. Bad input: the path of the wrong field on stderr, and exit code 2.
 */
export async function estimateFromFile(argv: readonly string[]): Promise<void> {
  try {
    const { file, draws, seed } = readOptions(argv)
    const report = reportOf(parseInput(await readText(file), file), draws, seed)
    process.stdout.write(`${JSON.stringify(report)}\n`)
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
  }
}

function reportOf(input: ModelInput, draws: number | null, seed: number): unknown {
  if (input.supply === undefined && input.inference !== undefined) {
    if (draws !== null)
      throw new BadInput("supply: is needed to draw; without it only serving rates are given")
    return servingRates(input)
  }
  try {
    return draws === null ? runCentral(input) : simulate(input, { draws, seed })
  } catch (error) {
    if (error instanceof NotANumber) throw new BadInput(error.message)
    throw error
  }
}

function readOptions(argv: readonly string[]): { file: string; draws: number | null; seed: number } {
  const values = parseOptions(argv)
  if (values.file === undefined) throw new BadInput("--file: name a JSON file")
  const whole = (name: string, text: string, min: number, max: number) => {
    const number = Number(text)
    if (/^-?\d+$/.test(text) && number >= min && number <= max) return number
    throw new BadInput(`--${name}: must be a whole number from ${min} to ${max}, not "${text}"`)
  }
  return {
    file: values.file,
    draws: values.draws === undefined ? null : whole("draws", values.draws, 1, maxDraws),
    seed: values.seed === undefined ? defaultSeed : whole("seed", values.seed, 0, Number.MAX_SAFE_INTEGER),
  }
}

function parseOptions(argv: readonly string[]) {
  const text = { type: "string" } as const
  try {
    return parseArgs({ args: [...argv], options: { file: text, draws: text, seed: text } }).values
  } catch (error) {
    throw new BadInput(error instanceof Error ? error.message : String(error))
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8")
  } catch (error) {
    throw new BadInput(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`)
  }
}

function parseInput(text: string, file: string): ModelInput {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new BadInput(`${file}: is not JSON (${error instanceof Error ? error.message : String(error)})`)
  }
  const result = modelInputSchema.safeParse(json)
  if (result.success) return result.data
  throw new BadInput(result.error.issues.flatMap(inWords).join("\n"))
}

/** `chips.H800.mfu: must be …`; a field that should not be there is named itself, not its parent. */
function inWords(issue: z.core.$ZodIssue): string[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => `${pathOf([...issue.path, key])}: is not a field of the input`)
  }
  return [`${pathOf(issue.path)}: ${issue.message}`]
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? "input" : path.map(String).join(".")
}
