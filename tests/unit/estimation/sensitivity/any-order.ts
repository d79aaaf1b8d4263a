import fc from "fast-check"
import type { ModelInput } from "@/lib/estimation"

/** The same input with its chips, lines, vars, claims and shares written in another order. */
export function inAnyOrder(input: ModelInput): fc.Arbitrary<ModelInput> {
  const parts = {
    chips: shuffledKeys(input.chips),
    supply: shuffled(input.supply ?? []),
    vars: shuffledKeys(input.vars ?? {}).chain((vars) =>
      fc
        .tuple(...Object.values(vars).map(partsInAnyOrder))
        .map((each) => Object.fromEntries(Object.keys(vars).map((name, k) => [name, each[k]!]))),
    ),
  }
  return fc.record(parts).map((changed) => ({ ...input, ...changed }))
}

type Distribution = NonNullable<ModelInput["vars"]>[string]

function partsInAnyOrder(distribution: Distribution): fc.Arbitrary<Distribution> {
  switch (distribution.dist) {
    case "dirichlet":
      return shuffledKeys(distribution.weights).map((weights) => ({ ...distribution, weights }))
    case "mixture":
      return shuffled(distribution.claims).map((claims) => ({ ...distribution, claims }))
    default:
      return fc.constant(distribution)
  }
}

function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length })
}

function shuffledKeys<T>(record: Record<string, T>): fc.Arbitrary<Record<string, T>> {
  return shuffled(Object.entries(record)).map((entries) => Object.fromEntries(entries))
}
