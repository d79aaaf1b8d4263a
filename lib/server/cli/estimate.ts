import "server-only"
import { parseArgs } from "node:util"
import { monthSchema } from "@/lib/domain/month"
import { closeDatabase } from "@/lib/server/db/client"
import { AppError } from "@/lib/server/errors"
import { companyReport } from "@/lib/server/estimates/company-report"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { ensureData } from "./ensure-data"
import { estimateFromFile } from "./estimate-file"
import { runCommand } from "./run-command"

const usage = `npm run -s estimate -- --file case.json [--draws N --seed S]
npm run -s estimate -- --company baidu [--as-of 2023-11] [--draws 10000] [--seed 3]`

/** More would not fit into memory with room to spare, and narrow nothing. */
const maxDraws = 1_000_000

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
  if (options.file !== undefined) return estimateFromFile(process.argv.slice(2))
  if (options.company === undefined) throw new AppError("invalid-input", `Say what to estimate.\n${usage}`)

  const asOf = options["as-of"] === undefined ? undefined : readMonth(options["as-of"])
  const draws = readWhole("draws", options.draws, 1, maxDraws)
  const seed = readWhole("seed", options.seed, 0, Number.MAX_SAFE_INTEGER)
  await ensureData()
  const catalogue = await loadCatalogue()
  const company = catalogue.company.get(options.company)
  if (!company) {
    const known = [...catalogue.company.keys()].sort().join(", ")
    throw new AppError("invalid-input", `company: no firm has the slug "${options.company}". Known: ${known}`)
  }
  const { dataset } = catalogue
  const report = companyReport(catalogue, company, {
    asOf: asOf ?? dataset.asOf,
    draws: draws ?? dataset.draws,
    seed: seed ?? dataset.seed,
  })
  process.stdout.write(`${JSON.stringify(report)}\n`)
}

function readOptions() {
  const text = { type: "string" } as const
  try {
    return parseArgs({ options: { file: text, company: text, "as-of": text, draws: text, seed: text } })
      .values
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
