import { firstControlDay } from "./contracts/control-range"
import { mostChanges, type ReplaySetting } from "./contracts/replay"
import type { Month } from "./domain/month"
import type { LawChange } from "./domain/scenario"
import { changesInOrder, paramOf } from "./law-change-param"

/** The last day that a change may name: no estimate looks further. */
export const lastChangeDay = "2035-12-31"

/** Fields of the form that adds a change, as typed. */
export const draftFields = ["rule", "act", "on", "bill", "from", "chip", "since"] as const
export type DraftField = (typeof draftFields)[number]

export type ReplayRead = {
  changes: LawChange[]
  asOf: Month
  draft: Partial<Record<DraftField, string>>
  /** Whether the form was sent: its fields then became changes, or problems say why not. */
  isSent: boolean
  /** What is wrong, by field of the form; `address` for what stands in the address itself. */
  problems: Partial<Record<DraftField | "address" | "asOf", string>>
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>

/** Reads the changes that an address holds, and adds what the form was filled in with. */
export function readReplay(query: Query, setting: ReplaySetting): ReplayRead {
  const problems: ReplayRead["problems"] = {}
  const draft: ReplayRead["draft"] = {}
  for (const field of draftFields) {
    const typed = all(query, field)[0]?.trim()
    if (typed) draft[field] = typed
  }
  const asked = all(query, "asOf")[0]
  const [usual] = setting.asOfs
  if (usual === undefined) throw new Error("a replay needs a month")
  const asOf = setting.asOfs.find((month) => month === asked) ?? usual
  if (asked !== undefined && asked !== "" && asked !== asOf) {
    problems.asOf = `there is no replay as of "${asked}"; choose ${setting.asOfs.join(" or ")}`
  }
  const { changes, wrong } = changesOf(query, setting)
  if (wrong.length > 0) problems.address = `${wrong.join("; ")}.`
  const isSent = draftFields.some((field) => Object.hasOwn(query, field))
  const added = isSent ? draftChanges(draft, setting, problems) : []
  const combined = [...changes]
  for (const { change, field } of added) {
    if (combined.some((other) => subjectOf(other) === subjectOf(change))) {
      problems[field] = "one change of it is made already; drop that one first"
    } else combined.push(change)
  }
  if (combined.length > mostChanges) {
    problems.address = `At most ${mostChanges} changes at once; the first ${mostChanges} stand.`
  }
  return { changes: changesInOrder(combined.slice(0, mostChanges)), asOf, draft, isSent, problems }
}

/** The query of an address: "" without a change and as of the usual month. */
export function replayQuery(changes: readonly LawChange[], asOf: Month | null): string {
  const params = new URLSearchParams()
  for (const change of changesInOrder(changes)) params.append(...paramOf(change))
  if (asOf !== null) params.set("asOf", asOf)
  // An @ and a colon may stand in a query, and an address is easier to read with them.
  const query = params.toString().replaceAll("%40", "@")
  return query === "" ? "" : `?${query}`
}

/** What a change is about: two changes of one thing would depend on their order. */
function subjectOf(change: LawChange): string {
  switch (change.do) {
    case "remove":
    case "move":
    case "end":
      return `rule ${change.rule}`
    case "adopt":
      return `bill ${change.proposal}`
    case "treat":
      return `chip ${change.chip}`
  }
}

const keys = ["remove", "move", "end", "adopt", "deny"] as const

function changesOf(query: Query, setting: ReplaySetting): { changes: LawChange[]; wrong: string[] } {
  const changes: LawChange[] = []
  const wrong: string[] = []
  for (const key of keys) {
    for (const value of all(query, key)) {
      const [id = "", day = ""] = value.split("@")
      const known = {
        remove: setting.rules,
        move: setting.rules,
        end: setting.rules,
        adopt: setting.proposals,
      }
      const list: readonly { id: string }[] = key === "deny" ? setting.chips : known[key]
      if (!list.some((one) => one.id === id))
        wrong.push(`${key}: there is no "${id}" that could be changed so`)
      else if (key !== "remove" && !isChangeDay(day)) wrong.push(`${key} ${id}: ${dayProblem(day)}`)
      else {
        const change = changeOf(key, id, day)
        if (changes.some((other) => subjectOf(other) === subjectOf(change))) {
          wrong.push(`${id}: only the first change of it stands`)
        } else changes.push(change)
      }
    }
  }
  return { changes, wrong }
}

function changeOf(key: (typeof keys)[number], id: string, day: string): LawChange {
  switch (key) {
    case "remove":
      return { do: "remove", rule: id }
    case "move":
      return { do: "move", rule: id, to: day }
    case "end":
      return { do: "end", rule: id, on: day }
    case "adopt":
      return { do: "adopt", proposal: id, from: day }
    case "deny":
      return { do: "treat", chip: id, as: "LICENCE_PRESUMPTION_OF_DENIAL", from: day }
  }
}

const acts = ["remove", "move", "end"] as const

function draftChanges(
  draft: ReplayRead["draft"],
  setting: ReplaySetting,
  problems: ReplayRead["problems"],
): { change: LawChange; field: DraftField }[] {
  const added: { change: LawChange; field: DraftField }[] = []
  const add = (
    field: "rule" | "bill" | "chip",
    key: (typeof keys)[number],
    list: readonly { id: string }[],
    dayField: "on" | "from" | "since",
  ) => {
    const id = draft[field]
    const day = draft[dayField] ?? ""
    if (id === undefined) {
      if (day !== "") problems[field] = "say of what this is the day"
    } else if (!list.some((one) => one.id === id)) problems[field] = `there is no "${id}" to choose`
    else if (key !== "remove" && !isChangeDay(day)) problems[dayField] = dayProblem(day)
    else added.push({ change: changeOf(key, id, day), field })
  }
  const act = acts.find((one) => one === (draft.act ?? "remove"))
  if (act === undefined) problems.act = "choose what happens to the rule"
  else add("rule", act, setting.rules, "on")
  add("bill", "adopt", setting.proposals, "from")
  add("chip", "deny", setting.chips, "since")
  return added
}

/** Whether a change can name this day: an ISO date that exists, from the first letter on. */
export function isChangeDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day < firstControlDay || day > lastChangeDay) return false
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day
}

function dayProblem(day: string): string {
  return day === ""
    ? "name the day"
    : `"${day}" is no day from ${firstControlDay} to ${lastChangeDay}; write one as 2027-01-01`
}

function all(query: Query, key: string): readonly string[] {
  const given = Object.hasOwn(query, key) ? query[key] : undefined
  return given === undefined ? [] : typeof given === "string" ? [given] : given
}
