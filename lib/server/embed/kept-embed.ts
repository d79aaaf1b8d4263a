import "server-only"
import { BoundedCache } from "@/lib/server/doors/bounded-cache"
import { embedDocument, type Embedded } from "./embed-document"
import type { EmbedLook } from "./embed-look"

/** An article that many read asks for the same document again and again. */
const most = { entries: 200, bytes: 16_000_000, bytesOf: (markup: string) => markup.length }

// On globalThis for the same reason as the database: the server has more than one copy of this module.
const holder = globalThis as typeof globalThis & { chipRunwayEmbeds?: BoundedCache<string> }

/**
 * A chart's embed, drawn once for all who ask.
 *
 * @param hash of the chart's document: with it the same is drawn again, whatever the data are by then
 */
export function keptEmbed(hash: string, embedded: Embedded, look: EmbedLook): Promise<string> {
  const { address, frozenOn, notice } = embedded
  holder.chipRunwayEmbeds ??= new BoundedCache(most)
  const key = JSON.stringify([hash, address, frozenOn, notice, look])
  return holder.chipRunwayEmbeds.get(key, () => Promise.resolve().then(() => embedDocument(embedded, look)))
}
