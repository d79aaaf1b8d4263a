import "server-only"
import { setImmediate } from "node:timers/promises"
import type { Estimate } from "@/lib/contracts/estimate"
import type { Company } from "@/lib/domain/company"
import type { Records } from "@/lib/domain/record"
import { monthWords } from "@/lib/format"
import { prepareRun } from "@/lib/server/estimates/compute-estimate"
import { getEstimate, prepareEstimate } from "@/lib/server/estimates/get-estimate"
import { indexRecords, type Catalogue } from "@/lib/server/queries/catalogue"
import { knownInputs, type KnownInputs } from "./known-inputs"
import type { TrackDateSetting } from "./dates"

/** A firm's estimate as of a past month, from what was known then and from what is on record today. */
export type ThenAndToday = { company: Company; then: Estimate; today: Estimate }

export type RunsOfMonth = {
  setting: TrackDateSetting
  known: KnownInputs
  /** Firms with a number for training or inference. */
  runs: Map<string, ThenAndToday>
  /** Firms with counted chips then, and what was missing for a number. */
  notRun: { company: Company; missing: string[] }[]
  /** Firms without a counted chip. */
  uncounted: number
  reports: { used: number; leftOut: number }
}

/** Runs every firm for which the records of a past month suffice. Estimates are kept by what they depend on. */
export async function runsOfMonth(catalogue: Catalogue, setting: TrackDateSetting): Promise<RunsOfMonth> {
  const { records, dataVersion } = catalogue
  const known = knownInputs(records, setting)
  const [then, today] = [indexRecords(dataVersion, known.then), indexRecords(dataVersion, known.today)]
  const asked = { asOf: setting.asOf }
  const runs: RunsOfMonth["runs"] = new Map()
  const notRun: RunsOfMonth["notRun"] = []
  let uncounted = 0
  const keyOf = (from: Catalogue, company: Company) => prepareEstimate(from, company, asked).key.fingerprint
  for (const company of records.company) {
    const { input, missing } = prepareRun(known.then, company, setting.asOf).assembly
    if (input === null) uncounted += 1
    else if (input.training || input.inference) {
      const estimate = await getEstimate(then, company, asked)
      const isAsThen = keyOf(then, company) === keyOf(today, company)
      runs.set(company.id, {
        company,
        then: estimate,
        today: isAsThen ? estimate : await getEstimate(today, company, asked),
      })
      // A run takes up to a second: others must get their turn in between.
      await setImmediate()
    } else {
      notRun.push({
        company,
        missing: [...new Set([...missing.training, ...missing.inference])].map(
          (what) => `${what}${sinceStale(known, company, what)}`,
        ),
      })
    }
  }
  return { setting, known, runs, notRun, uncounted, reports: countReports(records, known, runs) }
}

/** " (the newest is of 2023-11)": a figure that is on record and too old to serve. */
function sinceStale({ stale }: KnownInputs, company: Company, what: string): string {
  const field = Object.entries(ownFigures).find(([, words]) => what.startsWith(words))?.[0]
  const newest = stale
    .filter(({ field: of, scope }) => of === field && scope.firms?.includes(company.id))
    .map(({ scope }) => scope.from ?? "")
    .toSorted()
    .at(-1)
  return newest === undefined ? "" : ` (the newest was set for ${monthWords(newest)})`
}

/** What `assembleInput` calls a firm's own figures where they are missing. */
const ownFigures: Record<string, string> = {
  "training.runFlop0": "the size of its flagship training run",
  "inference.tokensPerDay0": "how many tokens it serves a day",
  "inference.activeParamsB": "the active parameters of the models it serves",
}

/** Ids of the orders whose lines a month's runs count. */
export function ordersBehind({ runs }: Pick<RunsOfMonth, "runs">): string[] {
  const lines = [...runs.values()].flatMap(({ then }) => then.lines)
  return [...new Set(lines.flatMap(({ orderId }) => orderId ?? []))].toSorted()
}

/** Reports of the orders behind the runs: those that were out, and those that were not. */
function countReports(records: Records, { then }: KnownInputs, runs: RunsOfMonth["runs"]) {
  const behind = new Set(ordersBehind({ runs }))
  const reports = (from: Records) =>
    from.order.filter(({ id }) => behind.has(id)).reduce((sum, order) => sum + order.reports.length, 0)
  const used = reports(then)
  return { used, leftOut: reports(records) - used }
}
