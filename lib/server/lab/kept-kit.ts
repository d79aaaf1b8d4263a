import "server-only"
import type { Company } from "@/lib/domain/company"
import type { Month } from "@/lib/domain/month"
import type { Kit } from "@/lib/estimation/case/kit"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { kitOf } from "./kit"

/** As many as all firms have for two months. */
const most = 60

/** By the records of a data version, with which they go. */
const kits = new WeakMap<Catalogue["records"], Map<string, Kit>>()

/** A firm's kit, made once for each data version: it takes as long as a tenth of a run. To be read only. */
export function keptKit({ records }: Pick<Catalogue, "records">, company: Company, asOf: Month): Kit {
  const kept = kits.get(records) ?? new Map<string, Kit>()
  kits.set(records, kept)
  const key = `${company.id} ${asOf}`
  const kit = kept.get(key) ?? kitOf({ records }, company, asOf)
  // Maps keep the order in which they were written: what was not asked for the longest goes first.
  kept.delete(key)
  kept.set(key, kit)
  if (kept.size > most) kept.delete([...kept.keys()][0]!)
  return kit
}
