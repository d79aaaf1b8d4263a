import "server-only"

export type QueueFigures = { waiting: number; running: number; failed: number }
export type PoolFigures = { busy: number; idle: number; waiting: number }

type Figures = {
  queue?: () => Promise<QueueFigures | null>
  pool?: () => PoolFigures | null
}

// On globalThis, because who knows a figure and who asks for it are bundled apart.
const holder = globalThis as typeof globalThis & { chipRunwayFigures?: Figures }

function figures(): Figures {
  return (holder.chipRunwayFigures ??= {})
}

/** The work queue says how it stands when it is asked. */
export function tellQueueFigures(ask: () => Promise<QueueFigures | null>): void {
  figures().queue = ask
}

/** The database says how its pool stands when it is asked. */
export function tellPoolFigures(ask: () => PoolFigures | null): void {
  figures().pool = ask
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

/** How the pool stands; null with SQLite, which has none. */
export function poolFigures(): PoolFigures | null {
  return figures().pool?.() ?? null
}
