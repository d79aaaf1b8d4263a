import "server-only"
import { numberViewSchema, type NumberView } from "@/lib/contracts/number"
import { recordKinds } from "@/lib/domain/record"
import { numberPath, readNumberPath, type NumberKey } from "@/lib/number-key"
import { findClaim, type FoundClaim } from "@/lib/server/numbers/find-claim"
import { withDoubt } from "@/lib/server/numbers/runway-number"
import { cachedQuery } from "./cached"
import { loadCatalogue, type Catalogue } from "./catalogue"
import { getNumber } from "./number"
import { keepBriefly } from "./kept-briefly"
import { pageTag, sharedTag } from "./page-tags"

/** Thrown inside what is kept, so that nothing is kept for a number that is not on record. */
class NotOnRecord extends Error {}

/** `getNumber` of today, kept until a save touches what it is made of. */
export async function getKeptNumber(key: NumberKey): Promise<NumberView | null> {
  if (!isOfSomething(await loadCatalogue(), key)) return null
  try {
    const kept = await keptNumber(numberPath(key), ...tagsOf(await loadCatalogue(), key))
    return key.of === "runway"
      ? await wholeRunway(key, numberViewSchema.parse(kept))
      : numberViewSchema.parse(kept)
  } catch (error) {
    if (error instanceof NotOnRecord) return null
    throw error
  }
}

/** What a runway's doubt comes from may be worked out after it was kept: until then its page is kept for a minute. */
async function wholeRunway(key: Extract<NumberKey, { of: "runway" }>, kept: NumberView): Promise<NumberView> {
  const { view, isWhole } = await withDoubt({ catalogue: await loadCatalogue(), known: null }, key, kept)
  if (!isWhole) await keepBriefly()
  return view
}

const keptNumber = cachedQuery(
  "number",
  // The tags come along, since which they are is told by the records.
  async (...[path]: [path: string, ...tags: string[]]) => {
    const key = readNumberPath(path.split("/").map(decodeURIComponent))
    const view = key && (await getNumber(key))
    if (!view) throw new NotOnRecord(path)
    return view
  },
  (_path, ...tags) => tags,
)

/** Whether all that a key names exists; whether it has such a number is told by asking for it. */
function isOfSomething(catalogue: Catalogue, key: NumberKey): boolean {
  const known: Record<string, (id: string) => boolean> = {
    firm: (id) => catalogue.company.has(id),
    other: (id) => catalogue.company.has(id),
    order: (id) => catalogue.order.has(id),
    chip: (id) => catalogue.chip.has(id),
    assumption: (id) => catalogue.assumption.has(id),
    scenario: (id) => catalogue.scenario.has(id),
    claim: (id) => findClaim(catalogue, id) !== undefined,
    // "<statement> <firm> <workload>"
    case: (id) => findClaim(catalogue, id.split(" ")[0] ?? "") !== undefined,
    kind: (kind) => kind === "report" || recordKinds.some((one) => one === kind),
  }
  return Object.entries(key).every(([name, id]) => id === null || (known[name]?.(id as string) ?? true))
}

/** Of what a number is made, see `touchedTags`. */
function tagsOf(catalogue: Catalogue, key: NumberKey): string[] {
  switch (key.of) {
    case "order":
      return [pageTag("order", key.order)]
    case "spec":
      return [pageTag("chip", key.chip)]
    case "claim":
      return tagsOfClaim(findClaim(catalogue, key.claim))
    case "assumption":
    case "scenario":
    case "case":
    case "count":
      return [sharedTag]
    default:
      return firmsOf(key).map((firm) => pageTag("company", firm))
  }
}

function firmsOf(key: NumberKey): string[] {
  const { firm = null, other = null } = key as { firm?: string | null; other?: string | null }
  return [firm, other].filter((slug) => slug !== null)
}

/** A report falls with its order; any other claim with the firms it is about. */
function tagsOfClaim(found: FoundClaim | undefined): string[] {
  if (found?.kind === "report") return [pageTag("order", found.order.id)]
  const firms = found?.claim.companies ?? []
  return firms.length > 0 && firms.length <= mostFirms
    ? firms.map((firm) => pageTag("company", firm))
    : [sharedTag]
}

/** More tags than this are not worth telling apart. */
const mostFirms = 20
