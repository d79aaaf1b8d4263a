import "server-only"
import { AppError } from "@/lib/server/errors"
import { OneByOne } from "@/lib/server/one-by-one"
import { catalogueKnownOn, type KnownCatalogue } from "./as-known"

// On globalThis, because the server may hold this module more than once.
const holder = globalThis as typeof globalThis & { chipRunwayKnownTurns?: OneByOne }

/**
 * Makes something from what was known on a day. There is no end of days, nothing of them is kept as pages are, and the
 * first of a day reads its records anew and may run every firm: so the day's catalogue and what is made from it have one
 * turn together, one after the other, and not too many wait. Files and charts read a day's catalogue without a turn.
 *
 * @throws AppError busy when too many wait; invalid-input for no day
 */
export async function inKnownTurn<Made>(
  day: string,
  make: (catalogue: KnownCatalogue) => Promise<Made>,
): Promise<Made> {
  holder.chipRunwayKnownTurns ??= new OneByOne(12)
  const made = holder.chipRunwayKnownTurns.run(async () => make(await catalogueKnownOn(day)))
  if (!made) throw new AppError("busy", "Many past days are being looked at just now. Try again in a minute.")
  return made
}
