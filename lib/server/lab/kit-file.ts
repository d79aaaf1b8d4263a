import "server-only"
import { BoundedCache } from "@/lib/server/doors/bounded-cache"
import { databaseName } from "@/lib/server/db/target"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { sha256Of } from "@/lib/server/snapshots/content"
import { kitOf, monthsOfLab } from "./kit"

type KitFile = { bytes: Uint8Array<ArrayBuffer>; hash: string }

/** As many as all firms have for two months. */
const most = { entries: 60, bytes: 16_000_000, bytesOf: (file: KitFile) => file.bytes.length }

// On globalThis for the same reason as the database: the server has more than one copy of this module.
const holder = globalThis as typeof globalThis & { chipRunwayKits?: BoundedCache<KitFile> }

/**
 * A firm's kit as JSON in UTF-8, made once for each data version, with the SHA-256 of it in hex.
 *
 * @returns null for a firm that is not on record, or a month that the laboratory does not offer
 */
export async function getKitFile(firm: string, asOf: string): Promise<KitFile | null> {
  const catalogue = await loadCatalogue()
  const company = catalogue.company.get(firm)
  if (!company || !monthsOfLab(catalogue).includes(asOf)) return null
  holder.chipRunwayKits ??= new BoundedCache(most)
  const key = [databaseName(), catalogue.dataVersion, firm, asOf].join(" ")
  return holder.chipRunwayKits.get(key, () => {
    const bytes = new TextEncoder().encode(JSON.stringify(kitOf(catalogue, company, asOf)))
    return Promise.resolve({ bytes, hash: sha256Of(bytes) })
  })
}
