import type { Distribution } from "../../domain/distribution"
import type { Assembly } from "../assemble/assemble-input"
import type { SupplyLine } from "../model-input"

/** Sets the value that an assumption has for supply to come apart from its own, which what has arrived keeps. */
const suffix = "~to-come"

/**
 * An assembly in which changed assumptions hold for nothing but supply to come: lines that begin in the as-of month
 * or later. A line that has begun stays as it stands, draw by draw.
 *
 * @param standing without those changes
 * @param supposed the same with them
 * @param changed  ids of the assumptions that they change
 */
export function withSupplyToCome(
  standing: Assembly,
  supposed: Assembly,
  changed: ReadonlySet<string>,
): Assembly {
  if (standing.input === null || supposed.input === null || changed.size === 0) return standing
  const own = new Set<string>()
  const toCome = new Map(
    (supposed.input.supply ?? []).map((line, index) => [supposed.lines[index]?.lineId, line]),
  )
  const supply = (standing.input.supply ?? []).map((line, index) => {
    const made = line.startMonth >= 0 ? toCome.get(standing.lines[index]?.lineId) : undefined
    return made ? renamed(made, changed, own) : line
  })
  const input = { ...standing.input, supply }
  const named = varsOf({ ...input, vars: undefined })
  const vars: Record<string, Distribution> = {}
  for (const [id, distribution] of Object.entries(standing.input.vars ?? {})) {
    if (named.has(id) || !changed.has(id)) vars[id] = distribution
  }
  for (const id of own) vars[`${id}${suffix}`] = supposed.input.vars![id]!
  return { ...standing, input: { ...input, vars } }
}

/** The line with every changed var under its other name; `own` is told which it names. */
function renamed(line: SupplyLine, changed: ReadonlySet<string>, own: Set<string>): SupplyLine {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk)
    if (node === null || typeof node !== "object") return node
    const { var: id } = node as { var?: unknown }
    if (typeof id === "string" && changed.has(id)) {
      own.add(id)
      return { ...node, var: `${id}${suffix}` }
    }
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, walk(inner)]))
  }
  return walk(line) as SupplyLine
}

function varsOf(node: unknown, found = new Set<string>()): Set<string> {
  if (node === null || typeof node !== "object") return found
  const { var: id } = node as { var?: unknown }
  if (typeof id === "string") found.add(id)
  for (const inner of Object.values(node)) varsOf(inner, found)
  return found
}
