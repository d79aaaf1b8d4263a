import "server-only"
import type { KnownState } from "@/lib/contracts/known"
import type { NumberView } from "@/lib/contracts/number"
import type { NumberKey } from "@/lib/number-key"
import { getKeptNumber } from "./kept-number"
import { inKnownTurn } from "./known-turns"
import { getNumber } from "./number"

/**
 * `getNumber` of what was known on a day; `view` is null where nothing of it was known. A day that has not come is
 * answered as today.
 *
 * @throws AppError busy when too many wait; invalid-input for no day
 */
export async function getKnownNumber(
  key: NumberKey,
  day: string,
): Promise<{ known: KnownState; view: NumberView | null }> {
  return inKnownTurn(day, async (catalogue) => {
    const { known } = catalogue
    const view = await (known.basis === "today" ? getKeptNumber(key) : getNumber(key, catalogue, day))
    return { known, view }
  })
}
