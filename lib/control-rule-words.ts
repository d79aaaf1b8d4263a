import type { ControlRule, RulePeriod } from "./domain/control-rule"
import { datedWords, dayWords } from "./format"

/* What a rule's record holds, as its page says it. */

export const ruleKindLabels: Record<ControlRule["kind"], string> = {
  regulation: "Regulation",
  is_informed_letter: "Letter to vendors",
  guidance: "Guidance",
  licensing_practice: "Licensing practice",
  foreign_measure: "Chinese measure",
  announcement: "Announcement",
  tariff: "Duty",
}

/** How a rule takes part in the answer of a day. */
export const rulePlaceSentences: Record<ControlRule["place"], string> = {
  "control list": "It classes parts by their figures; of several such rules in force the newest speaks.",
  letter: "It adds to the control list for the vendors it was sent to; the stricter answer stands.",
  "licensing practice": "It says how licences under a letter are answered for the parts it names.",
  transaction:
    "It asks about something other than the sale of a finished chip, and joins in only when the sale is of that kind.",
  beside: "It stands beside the answer and never changes it.",
}

type Confirmation = ControlRule["examples"][number]["confirmations"][number]

export const confirmationLevelLabels: Record<Confirmation["level"], string> = {
  primary_direct: "the text itself",
  primary_via_reproduction: "the text, as others reproduce it",
  law_firm: "a law firm’s reading",
  vendor_classification: "the maker’s own classification",
  analysis: "an analysis",
  press: "press",
  press_quoting_company: "press quoting the company",
}

export const confirmsLabels: Record<Confirmation["confirms"], string> = {
  status: "confirms the answer",
  in_scope_only: "confirms that a licence is needed, not of which kind",
  exclusion: "confirms that it is outside",
}

const stateLabels: Record<RulePeriod["state"], string> = {
  "in force": "in force",
  suspended: "suspended",
  unknown: "not known whether in force",
}

/** A stretch of a rule's life: "in force 17 Nov 2023 to 14 Jan 2026", "suspended from 10 Nov 2025". */
export function periodWords({ from, until, state }: Pick<RulePeriod, "from" | "until" | "state">): string {
  const label = stateLabels[state]
  return until === null
    ? `${label} from ${dayWords(from)}`
    : from === until
      ? `${label} on ${dayWords(from)} alone`
      : `${label} ${dayWords(from)} to ${dayWords(until)}`
}

/** Where a rule stands today, for the line under its name. */
export function standingWords(rule: Pick<ControlRule, "periods">, today: string): string {
  const now = rule.periods.find(({ from, until }) => from <= today && (until === null || today <= until))
  if (now) {
    if (now.state === "in force") return `in force since ${dayWords(now.from)}`
    return now.state === "suspended"
      ? `suspended since ${dayWords(now.from)}`
      : `not known whether in force since ${dayWords(now.from)}`
  }
  const last = rule.periods.at(-1)
  if (last && last.from > today) return `in force from ${dayWords(last.from)}`
  return last?.until ? `no longer in force since ${dayWords(last.until)}` : "not in force"
}

/** The facts of a rule's dates, each with its name; those nobody published are left to the caller. */
export function ruleDates(
  rule: Pick<ControlRule, "releasedOn" | "publishedOn" | "effectiveOn" | "furtherDates">,
): { term: string; value: string }[] {
  return [
    ...(rule.releasedOn ? [{ term: "Released", value: datedWords(rule.releasedOn) }] : []),
    { term: "Published", value: rule.publishedOn ? datedWords(rule.publishedOn) : "not published" },
    { term: "Takes effect", value: datedWords(rule.effectiveOn) },
    ...rule.furtherDates.map(({ on, what }) => ({ term: datedWords(on), value: what })),
  ]
}
