import "server-only"
import type { ChartDocument } from "@/lib/charts/document"
import type { Newer } from "@/lib/charts/moved"
import { logError } from "@/lib/server/log"
import { newerThan } from "./newer"

/** What moved since; null where today's chart could not be made. A frozen chart opens whatever becomes of today's. */
export async function standingOf(frozen: ChartDocument): Promise<Newer | null> {
  try {
    return await newerThan(frozen)
  } catch (error) {
    logError(error, "holding a frozen chart against today’s")
    return null
  }
}
