import "server-only"
import { sensitiveSources } from "@/lib/domain/public-records"
import type { Records } from "@/lib/domain/record"
import type { BrokenReference } from "./reference-check"

/** Kinds whose figures are the law or a maker's, and cannot be rounded: a threshold that is nearly met is not met. */
const openKinds = ["chip", "control", "proposal", "listing"] as const

/**
 * A source cannot be protected while a chip's specifications or a text of the law rest on it: what is shown of those is
 * shown exactly.
 *
 * @param records what is brought in
 * @param world   what the database will hold
 */
export function checkProtected(records: Records, world: Records): BrokenReference[] {
  const sensitive = sensitiveSources(world.source)
  if (sensitive.size === 0) return []
  const marked = new Set(sensitiveSources(records.source))
  const brought = new Set(openKinds.flatMap((kind) => records[kind].map(({ id }) => `${kind}:${id}`)))
  const broken = new Map<string, BrokenReference>()
  for (const kind of openKinds) {
    for (const record of world[kind]) {
      const { id } = record
      for (const source of citedIn(record).filter((one) => sensitive.has(one))) {
        // Once for the source that is to be protected, however much rests on it.
        if (marked.has(source) && !broken.has(source)) {
          const message = `cannot be protected: the ${kind} "${id}" rests on it, and is shown exactly. Give that another source first`
          broken.set(source, { kind: "source", id: source, field: "sensitiveBecause", message })
        } else if (!marked.has(source) && brought.has(`${kind}:${id}`)) {
          const message = `"${source}" is protected, and a ${kind} is shown exactly: name an open source`
          broken.set(`${kind}:${id}`, { kind, id, field: "sourceIds", message })
        }
      }
    }
  }
  return [...broken.values()]
}

/** Every source that a record names, in its list or beside a figure or an example. */
function citedIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
    if (key === "sourceId" && typeof part === "string") return [part]
    if (key === "sourceIds" && Array.isArray(part)) return part.map(String)
    return citedIn(part)
  })
}
