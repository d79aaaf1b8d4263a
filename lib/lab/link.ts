import { mostCaseChanges, trustSchema, type Case, type ReadersValue } from "../domain/case"
import { assumptionIdSchema, slugSchema } from "../domain/ids"
import { monthSchema } from "../domain/month"
import { usualLabView, type LabState } from "./lab-query"
import { assumptionOfParam, isLinkWord, type LinkWord } from "./link-names"
import { readLinkValue } from "./link-value"
import { linkHistory, migrateLink, todaysName, type LinkHistory, type LinkParams } from "./link-versions"

export { labQuery, usualLabView, type LabState } from "./lab-query"

/** Something of a link that could not be read. Its texts come from the address: they are escaped by whoever shows them. */
export type DroppedParam = {
  param: string
  /** What stood there, cut short where it was long. */
  text: string
  /** Completes the sentence "… was left out: <why>". */
  why: string
}

export type ReadLabQuery = {
  /** Null where the link names no firm. */
  state: LabState | null
  dropped: DroppedParam[]
}

/** More parameters than a link with every change that a case can hold has. */
const mostParams = 1000
/** Longer than any value that can be read: a report's id and how far it is trusted. */
const longestValue = 160
const longestShown = 60
/** How many that were left out are named one by one. */
export const mostDroppedNamed = 20

/**
 * Reads the laboratory's state out of a link, whatever the link holds: what can be read counts, what cannot is named
 * with the reason, and parameters that are not ours (`utm_source`, `theme`) are passed over. Never throws.
 *
 * @param history how links of older versions are brought to today's
 */
export function readLabQuery(query: URLSearchParams, history: LinkHistory = linkHistory): ReadLabQuery {
  const dropped = new Dropped()
  const params = todaysParams(ours(query, dropped), history, dropped)
  const word = (name: LinkWord) => firstOf(params, name, dropped)

  const firm = word("firm")
  const scenario = slug(word("scenario"), "scenario", dropped)
  const compare = slug(word("compare"), "compare", dropped)
  const assumptions = readAssumptions(params, history, dropped)
  const trust = readTrust(params, dropped)
  const workload = oneOf(word("workload"), "workload", ["training", "inference"], dropped)
  const set = oneOf(word("set"), "set", ["own", "all"], dropped)
  const asOf = month(word("asOf"), dropped)
  const known = slug(firm, "firm", dropped)
  if (known === null) return { state: null, dropped: dropped.list() }

  return {
    state: {
      case: { firm: known, asOf, scenario: scenario ?? usualLabView.scenario, assumptions, trust },
      compare,
      workload: workload ?? usualLabView.workload,
      set: set ?? usualLabView.set,
    },
    dropped: dropped.list(),
  }
}

/** The parameters that are the laboratory's, in the order in which they stand. */
function ours(query: URLSearchParams, dropped: Dropped): LinkParams {
  const kept: [string, string][] = []
  let beyond = 0
  for (const [name, value] of query) {
    if (!isLinkWord(name) && assumptionOfParam(name) === null) continue
    if (kept.length >= mostParams) beyond++
    else if (name.length > longestValue || value.length > longestValue) {
      dropped.add(name, value, "it is longer than anything that belongs in a link")
    } else kept.push([name, value])
  }
  if (beyond > 0) {
    dropped.add("and more", `${beyond} more`, `a link is read up to its ${mostParams}th setting`)
  }
  return kept
}

function todaysParams(params: LinkParams, history: LinkHistory, dropped: Dropped): LinkParams {
  const said = firstOf(params, "v", dropped)
  const rest = params.filter(([name]) => name !== "v")
  if (said === null) return migrateLink(rest, 1, history)
  if (!/^[1-9]\d{0,5}$/.test(said)) {
    dropped.add("v", said, "the version of a link is a whole number")
    return migrateLink(rest, 1, history)
  }
  const version = Number(said)
  if (version > history.version) {
    dropped.add(
      "v",
      said,
      "the link was made by a newer version of this site; what could be read of it is shown",
    )
  }
  return migrateLink(rest, version, history)
}

/** The first value of a parameter that is given once; null where it is not given. */
function firstOf(params: LinkParams, name: LinkWord, dropped: Dropped): string | null {
  const [first, ...others] = params.filter(([given]) => given === name).map(([, value]) => value)
  if (first === undefined) return null
  for (const other of others) if (other !== first) dropped.add(name, other, givenBefore)
  return first
}

const givenBefore = "it was given before in the same link, and the first one counts"

function readAssumptions(params: LinkParams, history: LinkHistory, dropped: Dropped): Case["assumptions"] {
  const read = new Map<string, ReadersValue>()
  const texts = new Map<string, string>()
  for (const [param, text] of params) {
    const named = isLinkWord(param) ? null : assumptionOfParam(param)
    if (named === null) continue
    const key = todaysName(named, history)
    const earlier = texts.get(key)
    const value = readLinkValue(text)
    if (!isUsable(key) || !assumptionIdSchema.safeParse(key).success) {
      dropped.add(param, text, "no assumption has such a name")
    } else if (earlier !== undefined) {
      if (earlier !== text) dropped.add(param, text, givenBefore)
    } else if ("why" in value) dropped.add(param, text, value.why)
    else if (read.size >= mostCaseChanges) {
      dropped.add(param, text, `at most ${mostCaseChanges} assumptions can be changed`)
    } else {
      read.set(key, value.value)
      texts.set(key, text)
    }
  }
  return Object.fromEntries(read)
}

function readTrust(params: LinkParams, dropped: Dropped): Case["trust"] {
  const read = new Map<string, number>()
  for (const [param, text] of params) {
    if (param !== "disbelieve" && param !== "trust") continue
    const [id = "", times] = param === "trust" ? cutAtLast(text, "@") : [text, "0"]
    const trust =
      times === undefined || !/^[\d.]+(?:e[ +-]?\d{1,3})?$/.test(times) ? NaN : Number(times.replace(" ", ""))
    const earlier = read.get(id)
    if (!slugSchema.safeParse(id).success || !isUsable(id)) {
      dropped.add(param, text, "no report has such a name")
    } else if (!trustSchema.safeParse(trust).success) {
      dropped.add(
        param,
        text,
        "how far a report is trusted is written after an @, from 0 to 100: @2 is twice its weight",
      )
    } else if (earlier !== undefined) {
      if (earlier !== trust) dropped.add(param, text, givenBefore)
    } else if (read.size >= mostCaseChanges) {
      dropped.add(param, text, `at most ${mostCaseChanges} reports can be weighed anew`)
    } else read.set(id, trust)
  }
  return Object.fromEntries([...read].filter(([, trust]) => trust !== 1))
}

/** Names that every object has from birth belong to no record. */
function isUsable(name: string): boolean {
  return !(name in Object.prototype)
}

function cutAtLast(text: string, sign: string): [string] | [string, string] {
  const at = text.lastIndexOf(sign)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

const whatNames = { firm: "firm", scenario: "scenario", compare: "scenario" } as const

function slug(given: string | null, param: keyof typeof whatNames, dropped: Dropped): string | null {
  if (given === null || slugSchema.safeParse(given).success) return given
  dropped.add(param, given, `no ${whatNames[param]} has such a name`)
  return null
}

function oneOf<T extends string>(
  given: string | null,
  param: LinkWord,
  list: readonly T[],
  dropped: Dropped,
): T | null {
  const found = list.find((one) => one === given) ?? null
  if (given !== null && found === null) dropped.add(param, given, `it is ${list.join(" or ")}`)
  return found
}

function month(given: string | null, dropped: Dropped): string | null {
  if (given === null || monthSchema.safeParse(given).success) return given
  dropped.add("asOf", given, "a month is written 2023-11")
  return null
}

/** What could not be read, the first few by name, however many there are. */
class Dropped {
  private readonly named: DroppedParam[] = []
  private unnamed = 0

  add(param: string, text: string, why: string): void {
    if (this.named.length < mostDroppedNamed) this.named.push({ param: shown(param), text: shown(text), why })
    else this.unnamed++
  }

  list(): DroppedParam[] {
    if (this.unnamed === 0) return this.named
    return [
      ...this.named,
      { param: "and more", text: `${this.unnamed} more`, why: "there are too many to name one by one" },
    ]
  }
}

/** Cut between characters, so that no half of one is left over. */
function shown(text: string): string {
  if (text.length <= longestShown) return text
  return `${[...text.slice(0, longestShown)].slice(0, -1).join("")}…`
}
