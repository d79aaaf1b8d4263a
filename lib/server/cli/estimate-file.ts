import "server-only"
import { readFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import { NotANumber, runCentral, servingRates, simulate, type ModelInput } from "@/lib/estimation"
import { maxDraws } from "@/lib/estimation/limits"
import { readModelInput } from "./read-model-input"
import {
  defaultSobolRows,
  readSensitivity,
  sensitivityAnswer,
  sobolRowLimits,
  type SensitivityQuestion,
} from "./sensitivity-question"

const defaultSeed = 1

/** Input that cannot be used; each line begins with the path of a wrong field. */
class BadInput extends Error {}

/**
 * `npm run -s estimate -- --file case.json [--draws N --seed S]`: what the engine makes of a file in the
 * methodology's input format. Prints JSON alone to stdout: the central run, or with `--draws` the simulation
 * of N accepted draws. With `--tornado OUTPUT` or `--sobol OUTPUT [--draws N --seed S]` what drives one of its
 * runways. Bad input: the path of the wrong field on stderr, and exit code 2.
 */
export async function estimateFromFile(argv: readonly string[]): Promise<void> {
  try {
    const { file, ...asked } = readOptions(argv)
    const report = reportOf(readModelInput(await readText(file), file, refuse), asked)
    process.stdout.write(`${JSON.stringify(report)}\n`)
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
  }
}

function refuse(message: string): never {
  throw new BadInput(message)
}

type Asked = { question: SensitivityQuestion | null; draws: number | null; seed: number }

function reportOf(input: ModelInput, { question, draws, seed }: Asked): unknown {
  if (question === null && input.supply === undefined && input.inference !== undefined) {
    if (draws !== null) refuse("supply: is needed to draw; without it only serving rates are given")
    return servingRates(input)
  }
  try {
    if (question) return sensitivityAnswer(input, question, { rows: draws ?? defaultSobolRows, seed }, refuse)
    return draws === null ? runCentral(input) : simulate(input, { draws, seed })
  } catch (error) {
    if (error instanceof NotANumber) refuse(error.message)
    throw error
  }
}

function readOptions(argv: readonly string[]): { file: string } & Asked {
  const values = parseOptions(argv)
  if (values.file === undefined) refuse("--file: name a JSON file")
  const question = readSensitivity(values, refuse)
  const drawLimits = question?.kind === "sobol" ? sobolRowLimits : { min: 1, max: maxDraws }
  const whole = (name: string, text: string, { min, max }: { min: number; max: number }) => {
    const number = Number(text)
    if (/^-?\d+$/.test(text) && number >= min && number <= max) return number
    return refuse(`--${name}: must be a whole number from ${min} to ${max}, not "${text}"`)
  }
  return {
    file: values.file,
    question,
    draws: values.draws === undefined ? null : whole("draws", values.draws, drawLimits),
    seed:
      values.seed === undefined
        ? defaultSeed
        : whole("seed", values.seed, { min: 0, max: Number.MAX_SAFE_INTEGER }),
  }
}

function parseOptions(argv: readonly string[]) {
  const text = { type: "string" } as const
  const options = { file: text, draws: text, seed: text, tornado: text, sobol: text }
  try {
    return parseArgs({ args: [...argv], options }).values
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8")
  } catch (error) {
    return refuse(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`)
  }
}
