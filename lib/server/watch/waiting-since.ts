import "server-only"
import { db } from "../db/client"
import { shownDataVersion } from "../db/shown-version"

/**
 * When the oldest data version was saved that readers do not see yet; null: they see the newest. With nobody who works
 * on jobs it stays so. One that waited while a later one was shown at once is seen with that one.
 */
export async function waitingSince(): Promise<Date | null> {
  const shown = (await shownDataVersion()) ?? 0
  const oldest = await db().dataVersion.findFirst({
    where: { number: { gt: shown } },
    orderBy: { number: "asc" },
    select: { at: true },
  })
  return oldest?.at ?? null
}
