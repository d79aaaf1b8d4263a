import type { MovedChoice, MovedSetting, StateOfKnowledge } from "./contracts/moved"
import type { Workload } from "./domain/company"
import type { Month } from "./domain/month"

export type MovedView = { from: string; to: string; workload: Workload; set: "own" | "all" }

export type MovedRead = {
  /** What the form shows: what was asked for, right or wrong, and the usual ends where nothing was. */
  view: MovedView
  /** Null where an end is wrong. */
  ends: { from: StateOfKnowledge; to: StateOfKnowledge } | null
  /** Whether an end was asked for by a data version that did not touch the firm; the view names the one it stands for. */
  isRenamed: boolean
  problems: Partial<Record<keyof MovedView, string>>
}

type Query = Readonly<Record<string, readonly string[] | undefined>>

/** The query of an address: ends, and of workload and set what is not usual. */
export function movedQuery({ from, to, workload, set }: Partial<MovedView>): string {
  const params = new URLSearchParams()
  if (from) params.set("from", from)
  if (to) params.set("to", to)
  if (workload === "inference") params.set("workload", workload)
  if (set === "all") params.set("set", set)
  // An @ may stand in a query, and an address is easier to read with it.
  const text = params.toString().replaceAll("%40", "@")
  return text === "" ? "" : `?${text}`
}

/** Reads both ends and the view from an address. Every wrong part is named with what may stand there. */
export function readMoved(query: Query, setting: MovedSetting): MovedRead {
  const problems: MovedRead["problems"] = {}
  const usual = usualEnds(setting)
  const given = {
    from: query.from?.[0] ?? usual.from,
    to: query.to?.[0] ?? usual.to,
    workload: query.workload?.[0] ?? "training",
    set: query.set?.[0] ?? "own",
  }
  const from = readState(given.from, setting)
  const to = readState(given.to, setting)
  if ("problem" in from) problems.from = from.problem
  if ("problem" in to) problems.to = to.problem
  const workload = given.workload === "inference" ? "inference" : "training"
  const set = given.set === "all" ? "all" : "own"
  if (given.workload !== workload) {
    problems.workload = `“${given.workload}” is neither training nor inference`
  }
  if (given.set !== set) problems.set = `“${given.set}” is neither own nor all`
  if (!("problem" in from) && !("problem" in to) && isLater(from, to)) {
    problems.from = "The first of both must be the earlier one."
  }
  const view: MovedView = { from: given.from, to: given.to, workload, set }
  if (Object.keys(problems).length > 0 || "problem" in from || "problem" in to) {
    return { view, ends: null, isRenamed: false, problems }
  }
  const named = { ...view, from: from.name, to: to.name }
  return {
    view: named,
    ends: { from: stateOf(from), to: stateOf(to) },
    isRenamed: named.from !== given.from || named.to !== given.to,
    problems,
  }
}

/** The last data version that may have touched the firm before the newest of them; without one, the earliest month. */
function usualEnds({ versions, months, newest }: MovedSetting): { from: string; to: string } {
  const last = versions[0]?.value ?? String(newest)
  const before: MovedChoice | undefined = versions[1] ?? months.at(-1)
  return { from: before?.value ?? last, to: last }
}

const statePattern = /^(?:(\d{4}-(?:0[1-9]|1[0-2]))(?:@([1-9]\d{0,9}))?|([1-9]\d{0,9}))$/

/** A state of knowledge, and the name that an address has for it. */
type NamedState = StateOfKnowledge & { name: string }

/** Only data versions that touched the firm are states of their own: all others lead to the one before them. */
function readState(
  text: string,
  { asOfOfVersion, months, newest, touching }: MovedSetting,
): NamedState | { problem: string } {
  const match = statePattern.exec(text)
  if (!match) {
    return {
      problem: `“${text}” is neither a data version, such as ${newest}, nor a month, such as ${months[0]?.asOf ?? "2023-11"}.`,
    }
  }
  const [, month, withVersion, alone] = match
  const dataVersion = Number(alone ?? withVersion ?? newest)
  const usual = asOfOfVersion[dataVersion]
  if (usual === undefined) {
    return { problem: `There is no data version ${dataVersion}; the newest is ${newest}.` }
  }
  const asOf = month ?? usual
  if (asOf !== usual && !months.some((choice) => choice.asOf === asOf)) {
    const known = months.map((choice) => choice.asOf)
    return { problem: `No assumptions were set for ${asOf}; there are some for ${inWords(known)}.` }
  }
  const meant = touching.find((number) => number <= dataVersion) ?? dataVersion
  if (meant === dataVersion) return { asOf, dataVersion, name: text }
  // A month alone is that of the newest data, whichever these are.
  const name = alone ? (asOfOfVersion[meant] === asOf ? `${meant}` : `${asOf}@${meant}`) : text
  return { asOf, dataVersion: meant, name: withVersion ? `${asOf}@${meant}` : name }
}

function stateOf({ asOf, dataVersion }: NamedState): StateOfKnowledge {
  return { asOf, dataVersion }
}

function inWords(months: readonly Month[]): string {
  return months.length < 2 ? months.join("") : `${months.slice(0, -1).join(", ")} and ${months.at(-1)}`
}

/** An earlier month, or an earlier version of the same month. */
function isLater(from: StateOfKnowledge, to: StateOfKnowledge): boolean {
  return from.asOf === to.asOf ? from.dataVersion > to.dataVersion : from.asOf > to.asOf
}
