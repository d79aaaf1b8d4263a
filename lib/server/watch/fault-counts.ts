import "server-only"

export type DatabaseErrorKind = "unreachable" | "timeout" | "conflict" | "full" | "other"

type Counts = { faults: number; database: Map<DatabaseErrorKind, number> }

// On globalThis, because what fails and who asks how often are bundled apart. Apart from the metrics themselves, so
// that a command that logs a fault need not load them.
const holder = globalThis as typeof globalThis & { chipRunwayFaultCounts?: Counts }

/** How often something failed since this process began. */
export function faultCounts(): Counts {
  return (holder.chipRunwayFaultCounts ??= { faults: 0, database: new Map() })
}

export function countFault(): void {
  faultCounts().faults += 1
}

export function countDatabaseError(kind: DatabaseErrorKind): void {
  const { database } = faultCounts()
  database.set(kind, (database.get(kind) ?? 0) + 1)
}
