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
  return openKinds.flatMap((kind) =>
    world[kind].flatMap(({ id, sourceIds }): BrokenReference[] => {
      const source = sourceIds.find((one) => sensitive.has(one))
      if (source === undefined) return []
      if (marked.has(source)) {
        const message = `cannot be protected: the ${kind} "${id}" rests on it, and is shown exactly. Give that another source first`
        return [{ kind: "source", id: source, field: "sensitiveBecause", message }]
      }
      if (!brought.has(`${kind}:${id}`)) return []
      const message = `"${source}" is protected, and a ${kind} is shown exactly: name an open source`
      return [{ kind, id, field: "sourceIds", message }]
    }),
  )
}
