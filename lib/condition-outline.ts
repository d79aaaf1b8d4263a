import { testWords, isNumberTest } from "./control-reasons"
import type { Condition, ConditionTest } from "./domain/control-rule"

/** A condition as it is read: a line, or a group of which all, any, none or not all hold. */
export type OutlineNode =
  | { kind: "line"; text: string }
  | { kind: "group"; how: "all" | "any" | "none" | "not all"; parts: OutlineNode[] }

/**
 * A condition in as few lines as it can be read in: groups within groups of the same sort are one, two
 * bounds on a measure share a line, and a short "all of" among alternatives is a line of its own ("TPP of
 * 1,600 or more and performance density of 5.92 or more").
 *
 * @param nameOf the part behind a slug
 */
export function conditionOutline(condition: Condition, nameOf: (slug: string) => string): OutlineNode {
  return outline(condition, nameOf, "all")
}

function outline(condition: Condition, nameOf: (slug: string) => string, within: "all" | "any"): OutlineNode {
  if ("all" in condition) {
    const parts = together(flat(condition, "all"), nameOf)
    const lines = parts.flatMap((part) => (part.kind === "line" ? part.text : []))
    const isShort = lines.length === parts.length && lines.length <= 3
    if (parts.length === 1 && parts[0]) return parts[0]
    return isShort && within === "any"
      ? { kind: "line", text: lines.join(", and ") }
      : { kind: "group", how: "all", parts }
  }
  if ("any" in condition) {
    const parts = flat(condition, "any").map((part) => outline(part, nameOf, "any"))
    return parts.length === 1 && parts[0] ? parts[0] : { kind: "group", how: "any", parts }
  }
  if ("not" in condition) return negated(outline(condition.not, nameOf, "all"))
  return { kind: "line", text: testWords([condition], nameOf) }
}

function negated(node: OutlineNode): OutlineNode {
  if (node.kind === "line") return { kind: "group", how: "none", parts: [node] }
  switch (node.how) {
    case "all":
      return { ...node, how: "not all" }
    case "any":
      return { ...node, how: "none" }
    case "none":
      return { ...node, how: "any" }
    case "not all":
      return { ...node, how: "all" }
  }
}

/** The parts of a group, with groups of the same sort inside it dissolved. */
function flat(condition: Condition, how: "all" | "any"): Condition[] {
  if (how === "all" && "all" in condition) return condition.all.flatMap((part) => flat(part, how))
  if (how === "any" && "any" in condition) return condition.any.flatMap((part) => flat(part, how))
  return [condition]
}

/** Parts that all have to hold; both bounds of one measure become one line where the first of them stands. */
function together(parts: readonly Condition[], nameOf: (slug: string) => string): OutlineNode[] {
  const bounds = new Map<string, ConditionTest[]>()
  for (const part of parts) {
    if (!("metric" in part) || !isNumberTest(part)) continue
    bounds.set(part.metric, [...(bounds.get(part.metric) ?? []), part])
  }
  return parts.flatMap((part): OutlineNode[] => {
    if (!("metric" in part)) return [outline(part, nameOf, "all")]
    const shared = bounds.get(part.metric) ?? [part]
    return shared[0] === part ? [{ kind: "line", text: testWords(shared, nameOf) }] : []
  })
}
