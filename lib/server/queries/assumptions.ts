import "server-only"
import { z } from "zod"
import { assumptionViewSchema, type AssumptionView } from "@/lib/contracts/assumption"
import { assumptionView } from "./assumption-view"
import { cachedQuery } from "./cached"
import { loadCatalogue } from "./catalogue"

const listSchema = z.object({ dataVersion: z.number().int(), assumptions: z.array(assumptionViewSchema) })

/** Every assumption of the model, sorted by group and id. */
export async function listAssumptions(): Promise<{ dataVersion: number; assumptions: AssumptionView[] }> {
  return listSchema.parse(await keptList())
}

const keptList = cachedQuery("assumptions", async () => {
  const catalogue = await loadCatalogue()
  const assumptions = catalogue.records.assumption
    .map((assumption) => assumptionView(catalogue, assumption))
    .sort((a, b) => a.group.localeCompare(b.group) || a.id.localeCompare(b.id))
  return { dataVersion: catalogue.dataVersion, assumptions }
})
