import "server-only"
import { queryRows } from "../db/query-rows"
import { logError } from "../log"
import { keptColumns } from "./kept-columns"
import { factsState } from "./refresh-facts"

/** Reads what is counted of orders before the first reader asks, step by step beside the first requests. */
export async function warmColumns(): Promise<void> {
  try {
    const state = await factsState()
    if (state) await keptColumns(queryRows, state)
  } catch (cause) {
    // Whoever asks first tries again.
    logError(cause, "reading what is counted of orders")
  }
}
