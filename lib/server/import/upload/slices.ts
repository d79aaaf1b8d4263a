import "server-only"

/** How long work may hold the process before others have their turn, in milliseconds. */
const longest = 20

/**
 * Lets others have their turn: a long loop awaits it at each step, and most of the time nothing is waited for.
 *
 * @param onTurn called at each turn, for saying how far the work is
 */
export function inSlices(onTurn: () => Promise<void> | void = () => undefined): () => Promise<void> {
  let began = performance.now()
  return async () => {
    if (performance.now() - began < longest) return
    await onTurn()
    await new Promise((resolve) => setImmediate(resolve))
    began = performance.now()
  }
}
