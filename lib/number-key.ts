/** Which number is meant. Each kind has its own address, and is answered from the records. */
export type NumberKey =
  /** How long a firm's chips last. */
  | { of: "runway"; firm: string; workload: "training" | "inference"; set: "own" | "all" }
  /** Chips at work in a firm in H100-equivalents; of one part, in its own units. */
  | { of: "stock"; firm: string; chip: string | null }
  /** A measure of a firm's exposure to export controls: see `exposureNames`. */
  | { of: "exposure"; firm: string; measure: string }
  /** What the reports of an order give, all together. */
  | { of: "order"; order: string; measure: "quantity" | "cost" | "price" | "ordered" | "delivery" }
  /** What one report, statement, note or designation says. */
  | { of: "claim"; claim: string }
  | { of: "assumption"; assumption: string }
  /**
   * A figure of a chip: "price", a row of its specifications by its anchor without "spec-" ("bf16", "memory", "bandwidth",
   * "link", "pcie", "die", "power"), or what rules measure: "tpp", "density", "io", "dram-io".
   */
  | { of: "spec"; chip: string; spec: string }
  /**
   * What one input does for an estimate. `input` is a driver's variable (its range, its bar and its shares of the doubt),
   * or "gain.<id>" of an open question: by how many months its answer would narrow the interval.
   */
  | { of: "driver"; firm: string; workload: "training" | "inference"; set: "own" | "all"; input: string }
  /** In how many draws a firm's chips last longer than another's. */
  | {
      of: "outlast"
      firm: string
      other: string
      workload: "training" | "inference"
      set: "own" | "all"
    }
  /** A runway, and the chance to last two years, under a scenario on record. */
  | {
      of: "scenario"
      firm: string
      workload: "training" | "inference"
      set: "own" | "all"
      scenario: string
    }
  /** What the model gives for a case of the track record, from what had been published by then; by the case's id. */
  | { of: "case"; case: string }
  /** How many records of a kind there are ("report" and those of `RecordKind`), of all or of one firm. */
  | { of: "count"; kind: string; firm: string | null }

/** Names of the measures of an exposure. */
export const exposureNames = {
  /** What could not simply be bought again, as a share: "training". */
  share: (of: "chips" | "training" | "inference") => of,
  /** The part of one standing: "training.licence or denied". */
  group: (of: "chips" | "training" | "inference", group: string) => `${of}.${group}`,
  /** The share of one part at work: "training.part.h20-96gb". */
  part: (of: "chips" | "training" | "inference", chip: string) => `${of}.part.${chip}`,
  /** Months to make good a year's losses at home, and what a year takes: "replacement.training". */
  replacement: (of: "training" | "inference") => `replacement.${of}`,
  /** Chips of an order not yet delivered when control began: "undelivered.h20-2025". */
  undelivered: (order: string) => `undelivered.${order}`,
} as const

const fields: Record<NumberKey["of"], readonly string[]> = {
  runway: ["firm", "workload", "set"],
  stock: ["firm", "chip"],
  exposure: ["firm", "measure"],
  order: ["order", "measure"],
  claim: ["claim"],
  assumption: ["assumption"],
  spec: ["chip", "spec"],
  driver: ["firm", "workload", "set", "input"],
  outlast: ["firm", "other", "workload", "set"],
  scenario: ["firm", "workload", "set", "scenario"],
  case: ["case"],
  count: ["kind", "firm"],
}

/** Fields that may be left out at the end of an address. */
const optional = new Set(["stock.chip", "count.firm"])

const closed: Readonly<Record<string, readonly string[]>> = {
  workload: ["training", "inference"],
  set: ["own", "all"],
  "order.measure": ["quantity", "cost", "price", "ordered", "delivery"],
}

/** The path of a number's address after /numbers/: "runway/baidu/training/own". */
export function numberPath(key: NumberKey): string {
  const values = fields[key.of].map((field) => (key as unknown as Record<string, string | null>)[field])
  return [key.of, ...values.filter((value) => value !== null && value !== undefined)]
    .map((part) => encodeURIComponent(part))
    .join("/")
}

/** The number that the parts of an address name, decoded; null where there is none of the kind. Whether it is on record the query says. */
export function readNumberPath(parts: readonly string[]): NumberKey | null {
  const [of = "", ...values] = parts
  if (!Object.hasOwn(fields, of)) return null
  const names = fields[of as NumberKey["of"]]
  if (values.length > names.length) return null
  const key: Record<string, string | null> = { of }
  for (const [index, name] of names.entries()) {
    const value = values[index]
    if (value === undefined || value === "") {
      if (!optional.has(`${of}.${name}`)) return null
      key[name] = null
      continue
    }
    const allowed = closed[`${of}.${name}`] ?? closed[name]
    // "." and ".." are steps in an address, and no id.
    if (/^\.{1,2}$/.test(value) || value.length > 200 || (allowed && !allowed.includes(value))) return null
    key[name] = value
  }
  return key as unknown as NumberKey
}
