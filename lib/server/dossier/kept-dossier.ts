import "server-only"
import { shownDataVersion } from "@/lib/server/db/shown-version"
import { BoundedCache } from "@/lib/server/doors/bounded-cache"
import { databaseName } from "@/lib/server/db/target"
import { sha256Of } from "@/lib/server/snapshots/content"
import { getDossier } from "./get-dossier"
import { writeDossier } from "./write-dossier"

/** A dossier as a file. */
export type DossierFile = { name: string; bytes: Uint8Array<ArrayBuffer>; hash: string }

/** A dossier has up to a megabyte. */
const most = {
  entries: 30,
  bytes: 30_000_000,
  bytesOf: (file: DossierFile | null) => file?.bytes.byteLength ?? 0,
}

// On globalThis for the same reason as the database: the server has more than one copy of this module.
const holder = globalThis as typeof globalThis & { chipRunwayDossiers?: BoundedCache<DossierFile | null> }

/**
 * A firm's dossier of the data version shown, written once for all who ask; null when the slug is unknown.
 *
 * @param site the full address of the site, without a slash at the end
 */
export async function keptDossier(slug: string, site: string): Promise<DossierFile | null> {
  holder.chipRunwayDossiers ??= new BoundedCache(most)
  const key = [databaseName(), await shownDataVersion(), slug, site].join(" ")
  return holder.chipRunwayDossiers.get(key, async () => {
    const dossier = await getDossier(slug)
    if (!dossier) return null
    const bytes = new TextEncoder().encode(writeDossier(dossier, site))
    const name = `chip-runway-${dossier.profile.slug}-v${dossier.profile.dataVersion}.html`
    return { name, bytes, hash: sha256Of(bytes) }
  })
}
