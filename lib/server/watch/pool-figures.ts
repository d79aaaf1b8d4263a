import "server-only"

export type PoolFigures = { busy: number; idle: number; waiting: number }

// On globalThis, because who opens a pool and who asks how it stands are bundled apart.
const holder = globalThis as typeof globalThis & { chipRunwayPools?: Set<() => PoolFigures | null> }

/** A pool of connections says how it stands when it is asked; null: it was closed, and is not asked again. */
export function tellPoolFigures(ask: () => PoolFigures | null): void {
  holder.chipRunwayPools ??= new Set()
  holder.chipRunwayPools.add(ask)
}

/** How all pools stand together; null with SQLite, which has none. */
export function poolFigures(): PoolFigures | null {
  const pools = holder.chipRunwayPools ?? new Set()
  let all: PoolFigures | null = null
  for (const ask of pools) {
    const one = ask()
    if (one === null) {
      pools.delete(ask)
      continue
    }
    all ??= { busy: 0, idle: 0, waiting: 0 }
    all = { busy: all.busy + one.busy, idle: all.idle + one.idle, waiting: all.waiting + one.waiting }
  }
  return all
}
