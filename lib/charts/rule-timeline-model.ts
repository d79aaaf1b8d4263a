import type { ListingBrief, ProposalBrief, RuleBrief } from "../contracts/control"
import { firstControlDay, lastControlDay } from "../contracts/control-range"
import type { ControlStatus } from "../domain/control-rule"
import type { Dated } from "../domain/dated"
import { datedWords, dayWords } from "../format"
import { routes } from "../routes"
import type { ChartTable } from "./chart-table"
import { dayAfter, dayShare, yearTicks } from "./day-axis"

/** A stretch of a rule on the axis, 0–1, kept on it. `openEnd`: no last day is set. */
export type RuleSpan = {
  from: number
  to: number
  state: "in force" | "suspended" | "unknown"
  openEnd: boolean
}

export type TimelineRuleRow = {
  kind: "rule"
  id: string
  href: string
  label: string
  name: string
  /** "17 Nov 2023 to today", in words. */
  when: string
  spans: RuleSpan[]
  strictest: ControlStatus | null
  isApproximate: boolean
  began: Dated
}

/** Entries on one list: a mark a day, with how many on that day. */
export type TimelineListRow = {
  kind: "list"
  id: string
  label: string
  /** Entries before the axis begins. */
  earlier: number
  points: { at: number; day: string; names: string[] }[]
}

export type TimelineProposalRow = {
  kind: "proposal"
  id: string
  href: string
  label: string
  name: string
  state: string
  /** Null: no day of introduction on record. */
  at: number | null
  introducedOn: Dated | null
  when: string
}

export type TimelineRow = TimelineRuleRow | TimelineListRow | TimelineProposalRow
export type TimelineSection = { title: string; rows: TimelineRow[] }

export type RuleTimelineModel = {
  title: string
  subtitle: string
  words: string[]
  today: number
  todayWords: string
  ticks: { at: number; label: string }[]
  sections: TimelineSection[]
}

const sectionTitles = {
  part: "American texts that judge the part",
  deal: "American texts that judge the deal",
  beside: "Duties, guidance, announcements",
  china: "China’s own measures",
} as const

/** The section a rule stands in: by whose it is, then by what it asks about. */
function sectionOf({ id, place }: RuleBrief): keyof typeof sectionTitles {
  if (id.startsWith("cn-")) return "china"
  if (place === "beside") return "beside"
  return place === "transaction" ? "deal" : "part"
}

/** The law on one axis: rules as bars, entries on lists as marks, bills apart from both. */
export function ruleTimelineModel({
  rules,
  listings,
  proposals,
  today,
}: {
  rules: readonly RuleBrief[]
  listings: readonly ListingBrief[]
  proposals: readonly ProposalBrief[]
  /** ISO date of the line for today. */
  today: string
}): RuleTimelineModel {
  const sections: TimelineSection[] = (["part", "deal", "beside", "china"] as const).map((key) => ({
    title: sectionTitles[key],
    rows: rules.filter((rule) => sectionOf(rule) === key).map(ruleRow),
  }))
  const lists = [...new Set(listings.map(({ list }) => list))]
  sections.push({
    title: "Firms put on a list",
    rows: lists.map((list) =>
      listRow(
        list,
        listings.filter((one) => one.list === list),
      ),
    ),
  })
  sections.push({ title: "Bills and drafts, not law", rows: proposals.map(proposalRow) })
  return {
    title: `${rules.length} texts since ${datedWords(rules[0]?.effectiveOn ?? null)}`,
    subtitle: "Days on which each was in force",
    words: [
      "A bar bears the letter and colour of the strictest answer its text can give. Outlined: it stands beside the answer or points to another text. Dashed: suspended. Hatched: whether it binds is not known. Faint after today: no last day is set. Marks with a number: so many entries that day.",
    ],
    today: dayShare(today),
    todayWords: dayWords(today),
    ticks: yearTicks(),
    sections: sections.filter(({ rows }) => rows.length > 0),
  }
}

function ruleRow(rule: RuleBrief): TimelineRuleRow {
  const { id, name, shortName, strictest, isApproximate, periods } = rule
  return {
    kind: "rule",
    id,
    href: routes.control(id),
    label: shortName,
    name,
    when: periodWords(rule),
    strictest,
    isApproximate,
    began: rule.effectiveOn,
    spans: periods.map(({ from, until, state }) => ({
      from: clamp(dayShare(from)),
      to: until === null ? 1 : clamp(dayShare(dayAfter(until))),
      state,
      openEnd: until === null,
    })),
  }
}

/**
 * When a rule bound, in words: "since 17 Nov 2023", "23 Oct to 16 Nov 2023", "29 Sep to 9 Nov 2025, suspended
 * to 9 Nov 2026, unknown since".
 */
export function periodWords({ periods, effectiveOn }: Pick<RuleBrief, "periods" | "effectiveOn">): string {
  return periods
    .map(({ from, until, state }, index) => {
      const start = index === 0 ? datedWords(effectiveOn) : dayWords(from)
      if (index === 0)
        return until === null
          ? `since ${start}`
          : start === dayWords(until)
            ? `on ${start}`
            : `${start} to ${dayWords(until)}`
      const what =
        state === "in force" ? "in force again" : state === "unknown" ? "not known whether it binds" : state
      return until === null ? `${what} since ${start}` : `${what} to ${dayWords(until)}`
    })
    .join(", ")
}

function listRow(list: string, entries: readonly ListingBrief[]): TimelineListRow {
  const byDay = new Map<string, string[]>()
  for (const { names, listedOn } of entries) {
    if (listedOn.date < firstControlDay || listedOn.date > lastControlDay) continue
    byDay.set(listedOn.date, [...(byDay.get(listedOn.date) ?? []), names])
  }
  return {
    kind: "list",
    id: list,
    label: listLabels[list] ?? list,
    earlier: entries.filter(({ listedOn }) => listedOn.date < firstControlDay).length,
    points: [...byDay]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([day, names]) => ({ at: dayShare(day), day, names })),
  }
}

const listLabels: Record<string, string> = {
  "Entity List": "Entity List",
  "1260H": "Pentagon 1260H list",
  "NS-CMIC": "Treasury NS-CMIC list",
}

function proposalRow({ id, name, shortName, state, introducedOn }: ProposalBrief): TimelineProposalRow {
  return {
    kind: "proposal",
    id,
    href: routes.control(id),
    label: shortName,
    name,
    state,
    introducedOn,
    at: introducedOn === null ? null : clamp(dayShare(introducedOn.date)),
    when: introducedOn === null ? "day not on record" : datedWords(introducedOn),
  }
}

export type TimelineEvent = {
  key: string
  /** "17 Nov": the year stands above. */
  when: string
  label: string
  href: string | null
  detail: string
  strictest: ControlStatus | null
}

/** Everything on the time line under its year, oldest first; what has no day comes last. */
export function timelineYears(model: RuleTimelineModel): { year: string; events: TimelineEvent[] }[] {
  const dated = model.sections
    .flatMap(({ rows }) => rows.flatMap(eventsOf))
    .sort((a, b) => a.day.localeCompare(b.day))
  const years: { year: string; events: TimelineEvent[] }[] = []
  for (const { day, ...event } of dated) {
    const year = day === undated ? "Day not on record" : day === earlier ? "Earlier" : day.slice(0, 4)
    const last = years.at(-1)
    if (last?.year === year) last.events.push(event)
    else years.push({ year, events: [event] })
  }
  return years
}

const undated = "9999"
const earlier = "0000"

function eventsOf(row: TimelineRow): (TimelineEvent & { day: string })[] {
  switch (row.kind) {
    case "rule": {
      const { id, href, label, name, strictest, when, began } = row
      return [
        {
          key: id,
          day: began.date,
          when: shortDay(began),
          label: name,
          href,
          detail: `${label}, ${when}`,
          strictest,
        },
      ]
    }
    case "proposal": {
      const { id, href, name, state, introducedOn } = row
      const when = introducedOn ? shortDay(introducedOn) : "bill"
      return [
        {
          key: id,
          day: introducedOn?.date ?? undated,
          when,
          label: name,
          href,
          detail: `not law: ${state}`,
          strictest: null,
        },
      ]
    }
    case "list":
      return [
        ...(row.earlier > 0
          ? [
              {
                key: `${row.id} earlier`,
                day: earlier,
                when: "",
                label: row.label,
                href: null,
                detail: `${entryWords(row.earlier)} before ${dayWords(firstControlDay)}`,
                strictest: null,
              },
            ]
          : []),
        ...row.points.map(({ day, names }) => ({
          key: `${row.id} ${day}`,
          day,
          when: shortDay({ date: day, precision: "day" }),
          label: row.label,
          href: null,
          detail: names.join("; "),
          strictest: null,
        })),
      ]
  }
}

function entryWords(count: number): string {
  return count === 1 ? "1 entry" : `${count} entries`
}

/** A date without its year: "17 Nov", "Aug"; a year alone stays. */
function shortDay(dated: Dated): string {
  return dated.precision === "year" ? "in the year" : datedWords(dated).replace(/ \d{4}$/, "")
}

/** The time line as a table: a row a rule, a day of entries, a bill. */
export function ruleTimelineTable(model: RuleTimelineModel): ChartTable {
  return {
    caption: `The law as of ${model.todayWords}`,
    columns: ["What", "Kind", "When"].map((label) => ({ label, isNumeric: false })),
    rows: model.sections.flatMap(({ title, rows }) =>
      rows.flatMap((row): string[][] => {
        switch (row.kind) {
          case "rule":
            return [[row.name, title, row.when]]
          case "proposal":
            return [[row.name, title, `${row.when}; ${row.state}`]]
          case "list":
            return [
              ...(row.earlier > 0
                ? [[entryWords(row.earlier), row.label, `before ${dayWords(firstControlDay)}`]]
                : []),
              ...row.points.map(({ day, names }) => [names.join("; "), row.label, dayWords(day)]),
            ]
        }
      }),
    ),
  }
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share))
}
