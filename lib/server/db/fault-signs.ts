import "server-only"

/**
 * What an error says of itself and of what caused it: codes of Prisma, PostgreSQL, SQLite and the system, the kinds of
 * Prisma's adapters, and messages. Each layer wraps the one below in its own way.
 */
export function faultSigns(error: unknown): string[] {
  const signs: string[] = []
  const seen = new Set<unknown>()
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return
    seen.add(value)
    const { code, kind, originalCode, originalMessage, message, cause, meta, errors } = value as Record<
      string,
      unknown
    >
    for (const sign of [code, kind, originalCode, originalMessage, message]) {
      if (typeof sign === "string") signs.push(sign)
    }
    walk(cause)
    walk((meta as { driverAdapterError?: unknown } | null | undefined)?.driverAdapterError)
    if (Array.isArray(errors)) errors.forEach(walk)
  }
  walk(error)
  return signs
}
