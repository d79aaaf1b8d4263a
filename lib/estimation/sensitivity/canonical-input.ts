import type { Distribution } from "../../domain/distribution"
import type { ModelInput, SupplyLine } from "../model-input"

/**
 * The same input with its chips, supply lines and vars in an order of their own, so that sums over them come
 * out the same to the last bit whatever order they were written in. Labels change nothing.
 */
export function withLinesInOrder(input: ModelInput): ModelInput {
  return {
    ...input,
    chips: sortedByKey(input.chips),
    ...(input.supply && { supply: sortedBy(input.supply, lineKey) }),
    ...(input.vars && { vars: sortedByKey(input.vars) }),
  }
}

/** As `withLinesInOrder`, with claims and shares in order too: which claim a draw picks depends on theirs. */
export function canonicalInput(input: ModelInput): ModelInput {
  const ordered = withLinesInOrder(input)
  const vars = Object.entries(ordered.vars ?? {}).map(([name, dist]) => [name, partsInOrder(dist)] as const)
  return { ...ordered, vars: Object.fromEntries(vars) }
}

function partsInOrder(distribution: Distribution): Distribution {
  switch (distribution.dist) {
    case "dirichlet":
      return { ...distribution, weights: sortedByKey(distribution.weights) }
    case "mixture":
      return { ...distribution, claims: sortedBy(distribution.claims, stableText) }
    default:
      return distribution
  }
}

function lineKey({ id: _id, order_id: _order, name: _name, control, ...line }: SupplyLine): string {
  const { rule: _rule, ...cut } = control ?? {}
  return stableText({ ...line, cut })
}

/** JSON with the keys of every object in order. */
function stableText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? sortedByKey(inner as Record<string, unknown>)
      : inner,
  )
}

function sortedByKey<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(sortedBy(Object.entries(record), ([key]) => key))
}

function sortedBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }))
  return keyed.sort((a, b) => compareTexts(a.key, b.key)).map(({ item }) => item)
}

/** By code units, the same in every place. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
