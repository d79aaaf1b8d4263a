/** Raised when the meaning of a parameter changes. A link of version 1 does not name its version. */
export const linkVersion = 1

/** A link's parameters in the order in which they stand. */
export type LinkParams = readonly (readonly [name: string, value: string])[]

/** Step n makes the parameters of version n + 1 out of those of version n. */
export type LinkSteps = Readonly<Record<number, (params: LinkParams) => LinkParams>>

/** One entry for each version that was ever published; none is taken out again. */
const steps: LinkSteps = {}

/**
 * Assumptions and fields that bear another name today, by their old one. For a name that was given to something else
 * since, the version is raised and a step renames it.
 */
const renamed: Readonly<Record<string, string>> = {}

/** How links of older versions are read; tests bring their own. */
export type LinkHistory = {
  version: number
  steps: LinkSteps
  renamed: Readonly<Record<string, string>>
}
export const linkHistory: LinkHistory = { version: linkVersion, steps, renamed }

/** Brings parameters of an older version to today's, one version at a time. Those of a newer one stay as they are. */
export function migrateLink(params: LinkParams, from: number, history: LinkHistory): LinkParams {
  let migrated = params
  for (let version = from; version < history.version; version++) {
    const step = history.steps[version]
    if (!step) throw new Error(`nothing leads on from links of version ${version}`)
    migrated = step(migrated)
  }
  return migrated
}

/** Today's name of an assumption. Renamed twice, it is followed twice. */
export function todaysName(key: string, { renamed: names }: LinkHistory): string {
  const seen = new Set<string>()
  let name = key
  while (Object.hasOwn(names, name) && !seen.has(name)) {
    seen.add(name)
    name = names[name]!
  }
  return name
}
