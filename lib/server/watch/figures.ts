import "server-only"

export type QueueFigures = { waiting: number; running: number; failed: number }
export type PoolFigures = { busy: number; idle: number; waiting: number }

type Figures = {
  queue?: () => Promise<QueueFigures | null>
  /** One for each pool: the database's own, and one for each copy that is read from. */
  pools: Set<() => PoolFigures | null>
}

// On globalThis, because who knows a figure and who asks for it are bundled apart.
const holder = globalThis as typeof globalThis & { chipRunwayFigures?: Figures }

function figures(): Figures {
  return (holder.chipRunwayFigures ??= { pools: new Set() })
}

/** The work queue says how it stands when it is asked. */
export function tellQueueFigures(ask: () => Promise<QueueFigures | null>): void {
  figures().queue = ask
}

/** A pool of connections says how it stands when it is asked; null: it was closed, and is not asked again. */
export function tellPoolFigures(ask: () => PoolFigures | null): void {
  figures().pools.add(ask)
}

/** How the queue stands; null where there is none or it cannot say just now. */
export async function queueFigures(): Promise<QueueFigures | null> {
  // A queue behind a database that is away must not keep the other figures from being read.
  return (
    (await figures()
      .queue?.()
      .catch(() => null)) ?? null
  )
}

/** How all pools stand together; null with SQLite, which has none. */
export function poolFigures(): PoolFigures | null {
  const { pools } = figures()
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
