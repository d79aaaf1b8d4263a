import "server-only"
import { numberViewSchema, type NumberView } from "@/lib/contracts/number"
import { recordKinds } from "@/lib/domain/record"
import { numberPath, readNumberPath, type NumberKey } from "@/lib/number-key"
import { findClaim } from "@/lib/server/numbers/find-claim"
import { cachedQuery } from "./cached"
import { loadCatalogue, type Catalogue } from "./catalogue"
import { getNumber } from "./number"
import { pageTag, sharedTag } from "./page-tags"

/** Thrown inside what is kept, so that nothing is kept for a number that is not on record. */
class NotOnRecord extends Error {}

/** `getNumber` of today, kept until a save touches what it is made of. */
export async function getKeptNumber(key: NumberKey): Promise<NumberView | null> {
  if (!isOfSomething(await loadCatalogue(), key)) return null
  try {
    return numberViewSchema.parse(await keptNumber(numberPath(key), ...tagsOf(await loadCatalogue(), key)))
  } catch (error) {
    if (error instanceof NotOnRecord) return null
    throw error
  }
}

const keptNumber = cachedQuery(
  "number",
  async (path: string) => {
    const key = readNumberPath(path.split("/").map(decodeURIComponent))
    const view = key && (await getNumber(key))
    if (!view) throw new NotOnRecord(path)
    return view
  },
  (_path, ...tags) => tags,
)

/** Whether what a key is about exists; whether it has such a number is told by asking for it. */
function isOfSomething(catalogue: Catalogue, key: NumberKey): boolean {
  switch (key.of) {
    case "runway":
    case "stock":
    case "exposure":
    case "driver":
      return catalogue.company.has(key.firm)
    case "scenario":
      return catalogue.company.has(key.firm) && catalogue.scenario.has(key.scenario)
    case "order":
      return catalogue.order.has(key.order)
    case "claim":
      return findClaim(catalogue, key.claim) !== undefined
    case "assumption":
      return catalogue.assumption.has(key.assumption)
    case "spec":
      return catalogue.chip.has(key.chip)
    case "case":
      return findClaim(catalogue, key.case.split(" ")[0] ?? "") !== undefined
    case "count":
      return (
        (key.kind === "report" || recordKinds.some((kind) => kind === key.kind)) &&
        (key.firm === null || catalogue.company.has(key.firm))
      )
  }
}

/** Of what a number is made, see `touchedTags`. */
function tagsOf(catalogue: Catalogue, key: NumberKey): string[] {
  switch (key.of) {
    case "runway":
    case "stock":
    case "exposure":
    case "driver":
      return [pageTag("company", key.firm)]
    case "order":
      return [pageTag("order", key.order)]
    case "spec":
      return [pageTag("chip", key.chip)]
    case "claim": {
      const found = findClaim(catalogue, key.claim)
      if (found?.kind === "report") return [pageTag("order", found.order.id)]
      const firms = found?.claim.companies ?? []
      return firms.length > 0 && firms.length <= 20
        ? firms.map((firm) => pageTag("company", firm))
        : [sharedTag]
    }
    case "assumption":
    case "scenario":
    case "case":
    case "count":
      return [sharedTag]
  }
}
