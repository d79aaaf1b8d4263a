/**
 * What chips at work can do, before it is shared between workloads: FLOP a month if all that can train did,
 * chip-seconds a second turned into tokens a second if all served, and the part of the latter that could train
 * instead. A value for each month t = 0…H, or for each chip what one unit of it adds.
 */
export type Work = { train: Float64Array; serve: Float64Array; serveOfTrainable: Float64Array }

export function emptyWork(length: number): Work {
  const series = () => new Float64Array(length)
  return { train: series(), serve: series(), serveOfTrainable: series() }
}

/** A loop: TypedArray.fill would take longer for stretches as short as a year or two. */
export function clearWork(
  { train, serve, serveOfTrainable }: Work,
  from: number,
  to: number,
  withTraining: boolean,
): void {
  if (withTraining) for (let t = from; t <= to; t++) train[t] = 0
  for (let t = from; t <= to; t++) serve[t] = 0
  for (let t = from; t <= to; t++) serveOfTrainable[t] = 0
}
