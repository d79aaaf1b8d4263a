import { computeEstimate, prepareRun } from "@/lib/server/estimates/compute-estimate"
import { readData } from "../../unit/data/read-data"
import { timeOf, type Time } from "./measure"

export const drawsOfAFirm = 10_000

/** What the estimate of one firm takes, everything included but the database. */
export type FirmTime = Time & { firm: string; tried: number }

/**
 * Every firm of `data/` as of its month: assembled, 10,000 draws of both workloads accepted, with all series that
 * charts show, and the run without the weakest line that its grade asks for.
 */
export function estimateAllFirms(): FirmTime[] {
  const records = readData()
  const [dataset] = records.dataset
  if (!dataset) throw new Error("data/dataset.json holds no dataset")
  const request = { asOf: dataset.asOf, seed: dataset.seed, draws: drawsOfAFirm, dataVersion: 1 }
  return records.company.map((company) => {
    let tried = 0
    const time = timeOf(() => {
      const run = prepareRun(records, company, request.asOf)
      tried = computeEstimate(records, company, request, "", run).tried
    })
    return { firm: company.id, tried, ...time }
  })
}
