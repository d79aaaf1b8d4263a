import "server-only"
import { parseArgs } from "node:util"
import { monthSchema } from "@/lib/domain/month"
import { NotANumber } from "@/lib/estimation"
import { maxDraws } from "@/lib/estimation/limits"
import { closeDatabase } from "@/lib/server/db/client"
import { AppError } from "@/lib/server/errors"
import { companyReport, type CompanyReport } from "@/lib/server/estimates/company-report"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { ensureData } from "./ensure-data"
import { caseReport } from "./estimate-case"
import { estimateFromFile } from "./estimate-file"
import { runCommand } from "./run-command"
import {
  defaultSobolRows,
  readSensitivity,
  sensitivityAnswer,
  sobolRowLimits,
  type SensitivityQuestion,
} from "./sensitivity-question"

const usage = `npm run -s estimate -- --file case.json [--draws N --seed S]
npm run -s estimate -- --company baidu [--as-of 2023-11] [--draws 10000] [--seed 3]
under a reader's case, as the laboratory's address has it: --case "training.runsPerYear=1.5..3&disbelieve=ID"
what drives a runway, with either: --tornado stockT, or --sobol stockT [--draws 2000] [--seed 3]`

await runCommand(async () => {
  try {
    await estimate()
  } finally {
    await closeDatabase()
  }
})

async function estimate(): Promise<void> {
  const options = readOptions()
  if (options.file !== undefined && options.company !== undefined) {
    throw new AppError("invalid-input", `file, company: give one of them, not both\n${usage}`)
  }
  if (options.case !== undefined && options.company === undefined) {
    throw new AppError("invalid-input", `case: it is of a firm, say which with --company\n${usage}`)
  }
  if (options.file !== undefined) return estimateFromFile(process.argv.slice(2))
  if (options.company === undefined) throw new AppError("invalid-input", `Say what to estimate.\n${usage}`)

  const asOf = options["as-of"] === undefined ? undefined : readMonth(options["as-of"])
  const question = readSensitivity(options, refuse)
  const limits = question?.kind === "sobol" ? sobolRowLimits : { min: 1, max: maxDraws }
  const draws = readWhole("draws", options.draws, limits.min, limits.max)
  const seed = readWhole("seed", options.seed, 0, Number.MAX_SAFE_INTEGER)
  await ensureData()
  const catalogue = await loadCatalogue()
  const company = catalogue.company.get(options.company)
  if (!company) {
    const known = [...catalogue.company.keys()].sort().join(", ")
    throw new AppError("invalid-input", `company: no firm has the slug "${options.company}". Known: ${known}`)
  }
  const { dataset } = catalogue
  const asked = {
    // Whether a firm gets a number is decided by the published draws, whatever is asked about it.
    draws: (question ? undefined : draws) ?? dataset.draws,
    seed: seed ?? dataset.seed,
  }
  const report =
    options.case === undefined
      ? companyReport(catalogue, company, { asOf: asOf ?? dataset.asOf, ...asked })
      : caseReport(catalogue, company, { text: options.case, asOf, ...asked })
  const answer = question
    ? driversOf(report, question, { rows: draws ?? defaultSobolRows, seed: seed ?? dataset.seed })
    : report
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}

/** What drives a firm's runway; refused, with what is missing, where the firm gets no number. */
function driversOf(
  report: CompanyReport,
  question: SensitivityQuestion,
  options: { rows: number; seed: number },
): object {
  const workload = question.output.endsWith("T") ? "training" : "inference"
  if (report.input === null || report[question.output] === undefined) {
    const { company, asOf, grade, missing } = report
    refuse(
      `${question.kind}: ${company} has no ${workload} runway as of ${asOf}: ${grade[workload].why} ` +
        `Missing: ${missing[workload].join("; ")}`,
    )
  }
  try {
    return sensitivityAnswer(report.input, question, options, refuse)
  } catch (error) {
    if (error instanceof NotANumber) refuse(error.message)
    throw error
  }
}

function refuse(message: string): never {
  throw new AppError("invalid-input", message)
}

function readOptions() {
  const text = { type: "string" } as const
  try {
    const ofFirm = { company: text, "as-of": text, case: text }
    const ofBoth = { file: text, draws: text, seed: text, tornado: text, sobol: text }
    return parseArgs({ options: { ...ofFirm, ...ofBoth } }).values
  } catch (error) {
    throw new AppError("invalid-input", `${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

function readMonth(text: string): string {
  const month = monthSchema.safeParse(text)
  if (month.success) return month.data
  throw new AppError(
    "invalid-input",
    `as-of: ${month.error.issues[0]?.message ?? "cannot be read"}, not "${text}"`,
  )
}

function readWhole(name: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= min && number <= max) return number
  throw new AppError("invalid-input", `${name}: must be a whole number from ${min} to ${max}, not "${text}"`)
}
