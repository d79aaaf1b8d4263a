/**
 * Why a chart without runs cannot be run again, in words.
 *
 * @param hasEngine whether the engine stands behind its numbers at all
 */
export function nothingToRun(hasEngine: boolean): string {
  const why = hasEngine
    ? "This chart weighs the engine’s draws in a way of its own and names no run’s figures, so there is nothing to run again."
    : "This chart shows records and no estimate, so there is nothing to run again."
  return `${why} Whether it was altered, its hash tells.`
}
