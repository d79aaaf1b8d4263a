import "server-only"
import type { Company } from "@/lib/domain/company"
import type { Month } from "@/lib/domain/month"
import { driversMadeOf, driversOf } from "../analyses/drivers"
import { giveWay } from "../analyses/give-way"
import { getEstimate } from "../estimates/get-estimate"
import { loadCatalogue } from "../queries/catalogue"
import { onRecord } from "./on-record"

/** Works out what drives each estimate before a reader asks, where that was not done yet. */
export async function workOutDrivers(): Promise<void> {
  const catalogue = await loadCatalogue()
  const missing: { company: Company; asOf: Month }[] = []
  for (const company of catalogue.records.company) {
    await giveWay()
    const { training, inference, asOf } = await getEstimate(catalogue, company)
    if (training.grade === "none" && inference.grade === "none") continue
    if ((await driversMadeOf(catalogue, company, asOf)) === null) missing.push({ company, asOf })
  }
  await onRecord("drivers", missing.length, async (done) => {
    for (const [at, { company, asOf }] of missing.entries()) {
      await driversOf(catalogue, company, asOf)
      await done(at + 1)
    }
  })
}
