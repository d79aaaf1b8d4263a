import type { ModelInput, SupplyLine } from "../model-input"

/** A part of an input that is put in the place of another input's: the lines of one order or flow, or a block. */
export type InputPart =
  { is: "supply"; of: string; change: "added" | "removed" | "replaced" } | { is: "block"; block: InputBlock }

export const inputBlocks = ["allocation", "training", "inference", "chips", "run"] as const
/** `run`: the horizon, the time until chips work, and what the firm is known to have served. */
export type InputBlock = (typeof inputBlocks)[number]

/**
 * The way from one input to another, one part at a time: the supply of each order, then each block of assumptions.
 * Parts that are equal in both are no steps. The last step is the other input itself.
 *
 * Vars of the same name must have the same distribution in both.
 */
export function toward(from: ModelInput, to: ModelInput): { part: InputPart; input: ModelInput }[] {
  const steps: { part: InputPart; input: ModelInput }[] = []
  // Every var has a stream of its own: those of the other input change no draw until something names them.
  let input: ModelInput = { ...from, vars: { ...to.vars, ...from.vars } }
  const [before, after] = [bySupplier(from.supply ?? []), bySupplier(to.supply ?? [])]
  for (const of of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [was, is] = [before.get(of) ?? [], after.get(of) ?? []]
    if (isEqual(was, is)) continue
    const others = (input.supply ?? []).filter((line) => supplierOf(line) !== of)
    input = { ...input, chips: { ...to.chips, ...input.chips }, supply: [...others, ...is] }
    const change = was.length === 0 ? "added" : is.length === 0 ? "removed" : "replaced"
    steps.push({ part: { is: "supply", of, change }, input })
  }
  for (const block of inputBlocks) {
    const next = withBlock(input, to, block)
    if (isSame(input, next, block)) continue
    input = next
    steps.push({ part: { is: "block", block }, input })
  }
  const last = steps.at(-1)
  if (last) last.input = to
  return steps
}

function withBlock(input: ModelInput, to: ModelInput, block: InputBlock): ModelInput {
  switch (block) {
    case "allocation":
    case "training":
    case "inference":
    case "chips":
      return { ...input, [block]: to[block] }
    case "run": {
      const { horizonMonths, deployLagMonths, conditionOnServed } = to
      return { ...input, horizonMonths, deployLagMonths, conditionOnServed }
    }
  }
}

function isSame(a: ModelInput, b: ModelInput, block: InputBlock): boolean {
  if (block === "run") {
    const of = ({ horizonMonths, deployLagMonths, conditionOnServed }: ModelInput) => [
      horizonMonths,
      deployLagMonths,
      conditionOnServed,
    ]
    return isEqual(of(a), of(b))
  }
  if (block !== "chips") return isEqual(a[block], b[block])
  // What no line holds any more changes nothing.
  const held = new Set((a.supply ?? []).map(({ chip }) => chip))
  return [...held].every((chip) => isEqual(a.chips[chip], b.chips[chip]))
}

function bySupplier(lines: readonly SupplyLine[]): Map<string, SupplyLine[]> {
  const groups = new Map<string, SupplyLine[]>()
  for (const line of lines) {
    const of = supplierOf(line)
    const group = groups.get(of)
    if (group) group.push(line)
    else groups.set(of, [line])
  }
  return groups
}

function supplierOf(line: SupplyLine): string {
  return line.order_id ?? line.id ?? line.chip
}

/** Equal as JSON, whatever the order of keys. `class` alone tells stock from order, which the engine treats alike. */
function isEqual(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b)
}

function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (key, inner: unknown) => {
    if (key === "class" && inner === "order") return "stock"
    return inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner
  })
}
