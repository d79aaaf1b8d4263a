/** What a link says besides changed assumptions. An assumption of the same name is written with `assume.`. */
export const linkWords = [
  "v",
  "firm",
  "scenario",
  "compare",
  "disbelieve",
  "trust",
  "workload",
  "set",
  "asOf",
] as const
export type LinkWord = (typeof linkWords)[number]

const words: ReadonlySet<string> = new Set(linkWords)

export function isLinkWord(name: string): name is LinkWord {
  return words.has(name)
}

const prefix = "assume."

/**
 * The parameter of a changed assumption. Most names speak for themselves ("training.runsPerYear", "mfu.hopper",
 * "domesticFlowGrowth"). One that other sites' parameters could bear ("price", "ref") is written "assume.price".
 */
export function paramOfAssumption(key: string): string {
  return speaksForItself(key) ? key : prefix + key
}

/** The assumption that a parameter names; null for a parameter that is not ours. */
export function assumptionOfParam(param: string): string | null {
  if (param.startsWith(prefix)) return param.slice(prefix.length)
  return speaksForItself(param) ? param : null
}

function speaksForItself(name: string): boolean {
  return (
    !isLinkWord(name) && !name.startsWith(prefix) && /^[A-Za-z0-9.-]+$/.test(name) && /.[.A-Z]/.test(name)
  )
}
