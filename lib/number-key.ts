/** Which number is meant. Each kind has its own address, and is answered from the records. */
export type NumberKey =
  /** How long a firm's chips last. */
  | { of: "runway"; firm: string; workload: "training" | "inference"; set: "own" | "all" }
  /** Chips at work in a firm in H100-equivalents, or of one part. */
  | { of: "stock"; firm: string; chip: string | null }
  /** A measure of a firm's exposure to export controls, by the name that its table gives it. */
  | { of: "exposure"; firm: string; measure: string }
  /** What the reports of an order give, all together. */
  | { of: "order"; order: string; measure: "quantity" | "cost" | "price" | "ordered" | "delivery" }
  /** What one report, statement, note or designation says. */
  | { of: "claim"; claim: string }
  | { of: "assumption"; assumption: string }
  /** A field of a chip's specifications, or its price. */
  | { of: "spec"; chip: string; spec: string }
  /** A number that is worked out: one input's part in an estimate, a share, a gain. */
  | { of: "driver"; firm: string; workload: "training" | "inference"; set: "own" | "all"; input: string }
  /** How many records there are of a kind, of all or of one firm. */
  | { of: "count"; kind: string; firm: string | null }

const fields: Record<NumberKey["of"], readonly string[]> = {
  runway: ["firm", "workload", "set"],
  stock: ["firm", "chip"],
  exposure: ["firm", "measure"],
  order: ["order", "measure"],
  claim: ["claim"],
  assumption: ["assumption"],
  spec: ["chip", "spec"],
  driver: ["firm", "workload", "set", "input"],
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
    if (value.length > 200 || (allowed && !allowed.includes(value))) return null
    key[name] = value
  }
  return key as unknown as NumberKey
}
