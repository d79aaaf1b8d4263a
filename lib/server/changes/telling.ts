import "server-only"
import { loadCatalogue, loadWholeCatalogue } from "@/lib/server/queries/catalogue"
import { historyProtection } from "./history-protection"
import type { Telling } from "./public-revision"

/** All that is needed to tell the history as everybody may have it, by the records and marks of today. */
export async function readTelling(): Promise<Telling> {
  return {
    open: await loadCatalogue(),
    whole: await loadWholeCatalogue(),
    protection: await historyProtection(),
  }
}
