import "server-only"
import { openQuestionsSchema, type OpenQuestions } from "@/lib/contracts/open-questions"
import { driversOf } from "@/lib/server/analyses/drivers"
import { openQuestions, type Driven } from "@/lib/server/drivers/open-questions"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { cachedQuery } from "./cached"
import { loadCatalogue, type Catalogue } from "./catalogue"

/** Which unknown, if it were known, would narrow which firm's estimate most. */
export async function getOpenQuestions(): Promise<OpenQuestions> {
  return openQuestionsSchema.parse(await keptQuestions())
}

const keptQuestions = cachedQuery("open-questions", async () => {
  const catalogue = await loadCatalogue()
  return openQuestions(catalogue, await drivenFirms(catalogue))
})

/** Every firm with a number, with what drives it. */
export async function drivenFirms(catalogue: Catalogue): Promise<Driven[]> {
  const driven: Driven[] = []
  for (const company of catalogue.records.company) {
    const estimate = await getEstimate(catalogue, company)
    if (estimate.training.grade === "none" && estimate.inference.grade === "none") continue
    driven.push({ company, estimate, drivers: await driversOf(catalogue, company, estimate.asOf) })
  }
  return driven
}
