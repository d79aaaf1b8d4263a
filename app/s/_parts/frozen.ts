import type { ChartDocument } from "@/lib/charts/document"
import type { ChartSpec } from "@/lib/charts/spec"
import { migrateSpec } from "@/lib/charts/spec-migrations"

/** The ISO date on which a chart was frozen, in UTC. */
export function frozenDay({ createdAt }: { createdAt: Date }): string {
  return createdAt.toISOString().slice(0, 10)
}

/** The settings of the live chart that a frozen one was made from; null where this site no longer knows them. */
export function liveSpecOf({ spec }: ChartDocument): ChartSpec | null {
  const opened = migrateSpec(spec)
  return opened.status === "ok" ? opened.spec : null
}
