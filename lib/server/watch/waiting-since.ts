import "server-only"
import { db } from "../db/client"

/**
 * When the oldest data version was saved that readers do not see yet; null: they see the newest. With nobody who works
 * on jobs it stays so.
 */
export async function waitingSince(): Promise<Date | null> {
  const oldest = await db().dataVersion.findFirst({
    where: { readyAt: null },
    orderBy: { number: "asc" },
    select: { at: true },
  })
  return oldest?.at ?? null
}
