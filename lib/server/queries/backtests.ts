import "server-only"
import { z } from "zod"
import { backtestSchema, type Backtest } from "@/lib/contracts/backtest"
import type { RunwaySummary } from "@/lib/contracts/estimate"
import type { Workload } from "@/lib/domain/company"
import type { Month } from "@/lib/domain/month"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { cachedQuery } from "./cached"
import { loadCatalogue, type Catalogue } from "./catalogue"
import { companyRef, sourceRef } from "./claim-views"

/**
 * The months for which the assumptions have values of their own besides the present. ByteDance said
 * nothing itself; it is held against what the industry said in the same month.
 */
const cases: { firm: string; asOf: Month; workload: Workload; statement: string }[] = [
  { firm: "baidu", asOf: "2023-11", workload: "training", statement: "baidu-2023-11-reserve-1-2y" },
  { firm: "tencent", asOf: "2023-11", workload: "training", statement: "tencent-2023-11-couple-generations" },
  { firm: "01-ai", asOf: "2023-11", workload: "training", statement: "01ai-2023-11-18-months" },
  {
    firm: "bytedance",
    asOf: "2025-05",
    workload: "inference",
    statement: "ft-2025-05-stock-until-early-2026",
  },
]

/** What was said of a stock beside the runway that the engine finds for that month, oldest first. */
export async function listBacktests(): Promise<Backtest[]> {
  return z.array(backtestSchema).parse(await keptBacktests())
}

const keptBacktests = cachedQuery("backtests", async () => {
  const catalogue = await loadCatalogue()
  const made: Backtest[] = []
  for (const one of cases) {
    const backtest = await makeBacktest(catalogue, one)
    if (backtest) made.push(backtest)
  }
  return made
})

/** Null when the records lack the statement or the estimate of that month has no number. */
async function makeBacktest(
  catalogue: Catalogue,
  { firm, asOf, workload, statement: id }: (typeof cases)[number],
): Promise<Backtest | null> {
  const statement = catalogue.records.statement.find((candidate) => candidate.id === id)
  const company = catalogue.company.get(firm)
  const said = statement?.horizonMonths ?? statement?.readsAsMonths
  if (!statement || !company || !said || said.low === null || said.high === null) return null
  const estimate = await getEstimate(catalogue, company, { asOf })
  const summary = estimate[workload].stock
  if (!summary) return null
  const below = 1 - shareLongerThan(summary, said.low - 1)
  const above = shareLongerThan(summary, said.high)
  return {
    company: companyRef(catalogue, firm),
    asOf,
    workload,
    statement: {
      id,
      speaker: statement.speaker,
      inWords: statement.horizonInWords ?? statement.text,
      low: said.low,
      high: said.high,
      source: sourceRef(catalogue, statement.sourceId),
      outcome: statement.outcome,
    },
    acceptance: estimate.acceptance,
    quantiles: summary.quantiles,
    below,
    inside: Math.max(0, 1 - below - above),
    above,
  }
}

/** Share of draws whose runway is longer than so many months; everything is longer than a negative number. */
function shareLongerThan({ survival }: RunwaySummary, months: number): number {
  return months < 0 ? 1 : (survival[Math.round(months)] ?? survival.at(-1) ?? 0)
}
