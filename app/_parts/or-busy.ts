import "server-only"
import { isAppError } from "@/lib/server/errors"
import { noteBusyPage } from "@/lib/server/page-refusals"
import { keepNot } from "@/lib/server/queries/kept-briefly"

/**
 * What a query makes, or in words that too many others wait for the same: `busy` is null unless it was refused so. A
 * page that says it is answered by 503, and not kept.
 */
export async function orBusy<Made>(
  query: () => Promise<Made>,
): Promise<{ made: Made; busy: null } | { made: null; busy: string }> {
  try {
    return { made: await query(), busy: null }
  } catch (error) {
    if (!isAppError(error) || error.code !== "busy") throw error
    noteBusyPage(error)
    await keepNot()
    return { made: null, busy: error.message }
  }
}
