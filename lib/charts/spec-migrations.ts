import { chartSpecSchema, specVersion, type ChartSpec } from "./spec"

/** A spec as some version of the site wrote it. */
export type StoredSpec = { version: number; chart: string; [setting: string]: unknown }

/** Step n makes a spec of version n + 1 out of one of version n. */
export type SpecMigrations = Readonly<Record<number, (spec: StoredSpec) => StoredSpec>>

/** One entry for each version that was ever published; none is taken out again. */
const migrations: SpecMigrations = {}

export type OpenedSpec =
  | { status: "ok"; spec: ChartSpec }
  /** Written by a newer site than this one. */
  | { status: "newer"; version: number }
  /** Of a chart or with a setting that this site no longer knows. */
  | { status: "unknown"; why: string }

/** Brings a stored spec to today's version, one version at a time. The stored one is left as it is. */
export function migrateSpec(
  stored: StoredSpec,
  { steps = migrations, to = specVersion }: { steps?: SpecMigrations; to?: number } = {},
): OpenedSpec {
  if (stored.version > to) return { status: "newer", version: stored.version }
  let spec = stored
  while (spec.version < to) {
    const step = steps[spec.version]
    if (!step) return { status: "unknown", why: `nothing leads on from version ${spec.version}` }
    spec = step(spec)
  }
  const parsed = chartSpecSchema.safeParse(spec)
  if (parsed.success) return { status: "ok", spec: parsed.data }
  return { status: "unknown", why: parsed.error.issues.map(({ message }) => message).join("; ") }
}
