import type { Moved, MovedStep, MovedSubject, StepKind } from "./contracts/moved"
import { monthsBetween } from "./domain/month"
import { monthCountWords, monthWords } from "./format"
import { inputWords } from "./input-words"
import { routes } from "./routes"

/** A record named in a step, and where its page is; null where it has none. */
export type NamedRecord = { text: string; href: string | null }

/** A step as its row names it: what happened ("New order"), and to which records. */
export type StepName = { lead: string; records: NamedRecord[] }

const actWords = { new: "New", changed: "Changed", retired: "Retired" } as const

/** What a record is called when it is one of several. */
const nouns: Partial<Record<MovedSubject["kind"], [one: string, many: string]>> = {
  chip: ["chip", "chips"],
  assumption: ["assumption", "assumptions"],
  control: ["rule", "rules"],
  listing: ["listing", "listings"],
  order: ["order", "orders"],
  flow: ["expected supply", "expected supplies"],
  company: ["entry of the firm", "entries of firms"],
  dataset: ["entry of the data as a whole", "entries of the data as a whole"],
}

function noun({ kind }: MovedSubject, count = 1): string {
  const [one, many] = nouns[kind] ?? [kind, `${kind}s`]
  return count === 1 ? one : many
}

/** A record by its name, with the address of its page. */
export function namedRecord(subject: MovedSubject, firm: string): NamedRecord {
  const { kind, id, field, title, isOnRecord } = subject
  const text = kind === "assumption" ? inputWords({ id, field, meaning: title }, firm).label : title
  return { text, href: isOnRecord ? addressOf(kind, id) : null }
}

function addressOf(kind: MovedSubject["kind"], id: string): string | null {
  switch (kind) {
    case "order":
      return routes.order(id)
    case "assumption":
      return routes.assumption(id)
    case "control":
      return routes.control(id)
    case "chip":
      return routes.chip(id)
    case "company":
      return routes.company(id)
    default:
      return null
  }
}

type Ends = Pick<Moved, "name" | "from" | "to" | "engineVersion"> & { frozenEngine?: string | null }

/** How a step's row names it. */
export function stepName(step: Pick<MovedStep, "kind" | "subjects" | "change">, ends: Ends): StepName {
  const { subjects, change, kind } = step
  const records = subjects.map((subject) => namedRecord(subject, ends.name))
  const [subject] = subjects
  if (!subject) return { lead: leadOfKind(kind, ends), records }
  if (subjects.length > 1) return { lead: `${subjects.length} ${noun(subject, subjects.length)}`, records }
  if (kind === "supply") {
    const by = monthWords(ends.to.asOf)
    const lead = {
      added: `Counts as of ${by}`,
      removed: `No longer counts as of ${by}`,
      replaced: `Counts otherwise as of ${by}`,
    }[change ?? "replaced"]
    return { lead, records }
  }
  return { lead: `${actWords[subject.act]} ${noun(subject)}`, records }
}

function leadOfKind(kind: StepKind, { from, to, engineVersion, frozenEngine }: Ends): string {
  const by = monthWords(to.asOf)
  switch (kind) {
    case "engine":
      return frozenEngine ? `Engine ${engineVersion} instead of ${frozenEngine}` : "Another engine"
    case "draws":
      return "Another seed or number of draws"
    case "law":
      return `Rules that were out by ${by}`
    case "time": {
      const months = monthsBetween(from.asOf, to.asOf)
      return `${monthCountWords(Math.abs(months))} ${months < 0 ? "back" : months === 1 ? "passes" : "pass"}`
    }
    case "allocation":
      return `Split between training and inference, set for ${by}`
    case "training":
      return `Training need, set for ${by}`
    case "inference":
      return `Serving need, set for ${by}`
    case "chip-values":
      return `How chips are put to use, set for ${by}`
    case "run":
      return `Horizon and time to start work, set for ${by}`
    case "supply":
      return `What counts as of ${by}`
    case "chips":
    case "assumptions":
    case "rules":
    case "orders":
    case "flows":
      return `Changed ${kind === "flows" ? "expected supplies" : kind}`
  }
}

/** A step as a reason, for the end of a sentence: "a new order, “A800 for four firms”". */
export function stepReason(step: Pick<MovedStep, "kind" | "subjects" | "change">, ends: Ends): string {
  const { lead, records } = stepName(step, ends)
  const [subject] = step.subjects
  const [record] = records
  if (!subject || !record) return reasonOfKind(step.kind, ends)
  if (records.length > 1) return lead
  const title = `“${record.text}”`
  if (step.kind === "supply") {
    const how = {
      added: "which now counts",
      removed: "which no longer counts",
      replaced: "counted otherwise",
    }
    return `${title}, ${how[step.change ?? "replaced"]}`
  }
  const article = { new: "a new", changed: "a changed", retired: "a retired" }[subject.act]
  return `${article} ${noun(subject)}, ${title}`
}

function reasonOfKind(kind: StepKind, ends: Ends): string {
  const by = monthWords(ends.to.asOf)
  const passed = Math.abs(monthsBetween(ends.from.asOf, ends.to.asOf))
  switch (kind) {
    case "time":
      return `${monthCountWords(passed)} passing`
    case "law":
      return `rules that came by ${by}`
    case "allocation":
    case "training":
    case "inference":
    case "chip-values":
    case "run": {
      const what = {
        allocation: "the split between training and inference",
        training: "the training need",
        inference: "the serving need",
        "chip-values": "how chips are put to use",
        run: "the horizon and the time to start work",
      }[kind]
      return `${what} assumed for ${by}`
    }
    default: {
      const lead = leadOfKind(kind, ends)
      return lead.charAt(0).toLowerCase() + lead.slice(1)
    }
  }
}

/** A part of the difference: "+3 months", "−1 month", "less than a month". */
export function deltaWords(delta: number): string {
  if (delta === 0) return "less than a month"
  return `${signed(delta)} ${Math.abs(delta) === 1 ? "month" : "months"}`
}

/** "+3", "−1", "0" */
export function signed(delta: number): string {
  return delta > 0 ? `+${delta}` : delta < 0 ? `−${-delta}` : "0"
}
