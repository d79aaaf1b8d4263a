import "server-only"

/** A moment as either database gives it. SQLite's own clock leaves out the zone, as PostgreSQL does; both mean UTC. */
export function utcMoment(value: unknown): Date {
  if (typeof value === "number") return new Date(value)
  const text = String(value).replace(" ", "T")
  return new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`)
}
