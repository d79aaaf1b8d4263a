import "server-only"
import { AppError } from "@/lib/server/errors"
import { OneByOne } from "@/lib/server/one-by-one"

/** How many numbers may wait whose analysis nobody made before; each takes seconds. */
const mostWaiting = 8

// On globalThis, because the server has more than one copy of this module.
const holder = globalThis as typeof globalThis & { chipRunwayNumberAnalyses?: OneByOne }

/**
 * Makes the analysis that a number is read from, one after the other: the addresses of numbers are many, and whoever
 * opens them all must not have them all made at once.
 *
 * @throws AppError busy when too many wait
 */
export async function inAnalysisTurn<Made>(make: () => Promise<Made>): Promise<Made> {
  const turns = (holder.chipRunwayNumberAnalyses ??= new OneByOne(mostWaiting))
  const made = turns.run(make)
  if (made === null) {
    throw new AppError("busy", "Many numbers are being worked out just now. Try again in a few seconds.")
  }
  return made
}
