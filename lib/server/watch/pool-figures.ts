import "server-only"

export type PoolFigures = { busy: number; idle: number; waiting: number }

// On globalThis, because who opens a pool and who asks how it stands are bundled apart.
const holder = globalThis as typeof globalThis & { chipRunwayPools?: Set<() => PoolFigures> }

/**
 * A pool of connections says how it stands when it is asked.
 *
 * @returns what lets go of it, when it is closed: nobody may ask for the figures for a long time
 */
export function tellPoolFigures(ask: () => PoolFigures): () => void {
  const pools = (holder.chipRunwayPools ??= new Set())
  pools.add(ask)
  return () => void pools.delete(ask)
}

/** How all pools stand together; null with SQLite, which has none. */
export function poolFigures(): PoolFigures | null {
  let all: PoolFigures | null = null
  for (const ask of holder.chipRunwayPools ?? []) {
    const one = ask()
    all ??= { busy: 0, idle: 0, waiting: 0 }
    all = { busy: all.busy + one.busy, idle: all.idle + one.idle, waiting: all.waiting + one.waiting }
  }
  return all
}
