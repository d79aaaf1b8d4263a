import "server-only"
import { parseArgs } from "node:util"
import { z } from "zod"
import { monthSchema } from "@/lib/domain/month"
import { closeDatabase } from "@/lib/server/db/client"
import { companyReport } from "@/lib/server/estimates/company-report"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { ensureData } from "./ensure-data"
import { estimateFromFile } from "./estimate-file"

const usage = `npm run -s estimate -- --file case.json [--draws N --seed S]
npm run -s estimate -- --company baidu [--as-of 2023-11] [--draws 10000] [--seed 3]`

/** Input that cannot be used: the message begins with the path of what is wrong. */
class BadInput extends Error {}

const whole = (name: string, min: number) =>
  z.coerce
    .number({ error: `${name}: give a whole number` })
    .int({ error: `${name}: give a whole number` })
    .min(min, { error: `${name}: must be ${min} or more` })

async function main(): Promise<void> {
  const options = readOptions()
  if (options.file !== undefined) {
    await estimateFromFile(process.argv.slice(2))
    return
  }
  if (options.company === undefined) throw new BadInput(`Say what to estimate.\n${usage}`)
  await ensureData()
  const catalogue = await loadCatalogue()
  const company = catalogue.company.get(options.company)
  if (!company) {
    const known = [...catalogue.company.keys()].sort().join(", ")
    throw new BadInput(`company: no firm has the slug "${options.company}". Known: ${known}`)
  }
  const { dataset } = catalogue
  const report = companyReport(catalogue, company, {
    asOf: parse(monthSchema, options["as-of"] ?? dataset.asOf, "as-of"),
    draws: parse(whole("draws", 1), options.draws ?? dataset.draws, "draws"),
    seed: parse(whole("seed", 0), options.seed ?? dataset.seed, "seed"),
  })
  process.stdout.write(`${JSON.stringify(report)}\n`)
}

function readOptions() {
  const text = { type: "string" } as const
  try {
    return parseArgs({
      options: { file: text, company: text, "as-of": text, draws: text, seed: text },
    }).values
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

function parse<T extends z.ZodType>(schema: T, value: unknown, name: string): z.infer<T> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const message = result.error.issues[0]?.message ?? "cannot be used"
  throw new BadInput(message.startsWith(`${name}:`) ? message : `${name}: ${message}`)
}

main()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = error instanceof BadInput ? 2 : 1
  })
  .finally(() => closeDatabase())
