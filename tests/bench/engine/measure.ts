/** Milliseconds by the clock and of the processor: others on a busy machine stretch the second less. */
export type Time = { ms: number; cpuMs: number }

export function timeOf(work: () => unknown): Time {
  const start = performance.now()
  const cpu = process.cpuUsage()
  work()
  return { ms: performance.now() - start, cpuMs: process.cpuUsage(cpu).user / 1000 }
}

/**
 * The least time of each kind of work over some rounds, in which all take turns, so that a machine that gets slower or
 * faster meanwhile does so for all. Two rounds before them warm the compiler up.
 */
export function leastTimes<Name extends string>(
  rounds: number,
  works: Record<Name, (round: number) => unknown>,
): Record<Name, Time> {
  const least = {} as Record<Name, Time>
  for (let round = -2; round < rounds; round++) {
    for (const name of Object.keys(works) as Name[]) {
      const time = timeOf(() => works[name](round))
      const known = least[name] as Time | undefined
      if (round >= 0 && (known === undefined || time.cpuMs < known.cpuMs)) least[name] = time
    }
  }
  return least
}
