import "server-only"
import { AppError } from "@/lib/server/errors"
import { keepBriefly } from "@/lib/server/queries/kept-briefly"

/**
 * What a query makes, or in words that too many others wait for the same: `busy` is null unless it was refused so. A
 * page that says it is kept for a minute alone.
 */
export async function orBusy<Made>(
  query: () => Promise<Made>,
): Promise<{ made: Made; busy: null } | { made: null; busy: string }> {
  try {
    return { made: await query(), busy: null }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "busy") throw error
    await keepBriefly()
    return { made: null, busy: error.message }
  }
}
