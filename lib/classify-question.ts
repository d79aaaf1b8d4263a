import {
  bitLengths,
  designers,
  makers,
  measuredFields,
  type MakerKey,
  type NumberField,
} from "./classify-fields"
import type { ClassifyForm } from "./classify-link"
import type { Metric } from "./domain/control-rule"
import type { Question, Specs } from "./export-controls"

/** A chip that the form can start from. */
export type ClassifyChip = { id: string; name: string; vendor: string; specs: Specs }

/** What the form is read against: the chips and rules that exist, and the day taken for a blank one. */
export type ClassifyChoices = {
  chips: readonly ClassifyChip[]
  ruleIds: readonly string[]
  today: string
}

/** The question that a form asks, or what has to be mended first, by field. */
export type ReadForm = {
  question: Question
  chip: ClassifyChip | null
  /** Null: all rules together. */
  ruleId: string | null
  /** Keys of the fields that change the chosen chip. */
  changed: string[]
  /** One sentence a field, naming the cure. */
  problems: Readonly<Record<string, string>>
}

/** Earlier than any rule on record, and later than anyone can ask about. */
export const firstDay = "2022-01-01"
export const lastDay = "2035-12-31"

type Draft = Partial<Record<Metric, number | boolean | string | null>>

/**
 * Reads the form. A blank field leaves its measure as the chosen chip has it; "unknown" takes it away. A
 * field that cannot be read becomes a problem, and the question is then not to be asked.
 */
export function readClassifyForm(form: ClassifyForm, { chips, ruleIds, today }: ClassifyChoices): ReadForm {
  const problems: Record<string, string> = {}
  const chip = chips.find(({ id }) => id === form.chip) ?? null
  if (form.chip !== undefined && chip === null) {
    problems.chip = `There is no chip “${form.chip}”: choose one from the list, or none.`
  }
  const draft: Draft = { ...chip?.specs }
  const changed: string[] = []
  const typed = typedMeasures(form, problems)
  for (const { key, metric } of measuredFields) {
    const value = typed[key]
    if (value === undefined) continue
    draft[metric] = value
    changed.push(key)
  }
  rederive(draft, typed, chip?.specs ?? {})
  readMaker(form, draft, problems)
  readDesigner(form, draft, problems)
  const ruleId = form.rule === undefined || form.rule === "combined" ? null : form.rule
  if (ruleId !== null && !ruleIds.includes(ruleId)) {
    problems.rule = `There is no rule “${ruleId}”: choose one from the list, or all together.`
  }
  if (form.to !== undefined && form.to !== "china" && form.to !== "abroad") {
    problems.to = `“${form.to}” is not a place to choose: take China or abroad.`
  }
  const owned = typed.owned
  return {
    question: {
      specs: draft,
      on: readDay(form.on, today, problems),
      party: typeof owned === "number" || owned === null ? { company: null, ownedByListedPct: owned } : null,
      destination: form.to === "abroad" ? "abroad" : "china",
    },
    chip,
    ruleId,
    changed,
    problems,
  }
}

function typedMeasures(form: ClassifyForm, problems: Record<string, string>) {
  const typed: Record<string, number | boolean | null | undefined> = {}
  for (const field of measuredFields) {
    const text = form[field.key]?.trim()
    if (text === undefined || text === "") continue
    if (text.toLowerCase() === "unknown") {
      typed[field.key] = null
    } else if (field.kind === "claim") {
      if (text === "yes" || text === "no") typed[field.key] = text === "yes"
      else problems[field.key] = `“${text}” is no answer here: choose yes, no or unknown.`
    } else {
      const read = readNumber(text, field)
      if (typeof read === "number") typed[field.key] = read
      else problems[field.key] = read
    }
  }
  const rate = readRate(form, problems)
  if (rate !== null) {
    if (typed.tpp === undefined && problems.tpp === undefined) typed.tpp = rate
    else problems.tops ??= "TPP is typed as well: clear one of the two."
  }
  return typed
}

const plainNumber = /^(?:\d+(?:\.\d+)?|\.\d+)$/
const groupedNumber = /^\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d+)?$/

/** The number in a text ("2368", "2,368", "3.14"), or the sentence that says how to write one. */
export function readNumber(
  text: string,
  { example, most, key }: Pick<NumberField, "example" | "most" | "key">,
): number | string {
  const cure = `Write a number such as ${example}, or “unknown”.`
  if (text.startsWith("-") || text.startsWith("−")) return `A measure cannot be below zero. ${cure}`
  if (!plainNumber.test(text) && !groupedNumber.test(text)) return `“${text}” cannot be read. ${cure}`
  const value = Number(text.replace(/[, \u00a0\u202f]/g, ""))
  if (value > (most ?? 1e9)) return `At most ${(most ?? 1e9).toLocaleString("en-US")}. ${cure}`
  if (key === "die" && value === 0) return `A die has some area. ${cure}`
  return value
}

/** TPP from a dense rate and its bit length: 296 TOPS at 8 bits are 2,368. Null when no rate is typed. */
function readRate(form: ClassifyForm, problems: Record<string, string>): number | null {
  const text = form.tops?.trim()
  const bits = bitLengths.find((length) => String(length) === form.bits)
  if (form.bits !== undefined && bits === undefined) {
    problems.bits = `“${form.bits}” is no bit length here: choose one of ${bitLengths.join(", ")}.`
  }
  if (text === undefined || text === "") return null
  const tops = readNumber(text, { example: "296", key: "tops" })
  if (typeof tops === "string") {
    problems.tops = tops.replace(", or “unknown”", "")
    return null
  }
  if (bits === undefined) {
    problems.bits ??= "Choose the bit length at which the part reaches that rate."
    return null
  }
  return tops * bits
}

/** Measures that follow from others are taken anew once one of those was typed. */
function rederive(draft: Draft, typed: Readonly<Record<string, unknown>>, chip: Specs): void {
  if (typed.pd === undefined && (typed.tpp !== undefined || typed.die !== undefined)) {
    draft.performance_density = null
  }
  if (typed.io === undefined && typed.link !== undefined) {
    const beside = rest(chip.io_total_gbps, chip.interconnect_gbps)
    draft.io_total_gbps =
      beside !== null && typeof draft.interconnect_gbps === "number" ? draft.interconnect_gbps + beside : null
  }
}

/** What a chip's total I/O holds beside its link: PCIe. */
function rest(total: unknown, link: unknown): number | null {
  return typeof total === "number" && typeof link === "number" ? total - link : null
}

function readMaker(form: ClassifyForm, draft: Draft, problems: Record<string, string>): void {
  if (form.maker === undefined) return
  if (!Object.hasOwn(makers, form.maker)) {
    problems.maker = `“${form.maker}” is not among the makers: choose one from the list.`
    return
  }
  const { vendor, isChinese } = makers[form.maker as MakerKey]
  draft.vendor = vendor
  draft.domestic_chinese = isChinese
}

function readDesigner(form: ClassifyForm, draft: Draft, problems: Record<string, string>): void {
  if (form.designer === undefined) return
  if (Object.hasOwn(designers, form.designer)) draft.designer_status = form.designer
  else problems.designer = `“${form.designer}” is no standing of a designer: choose one from the list.`
}

function readDay(text: string | undefined, today: string, problems: Record<string, string>): string {
  const day = text?.trim() ?? ""
  if (day === "") return today
  if (!isDay(day)) {
    problems.on = `“${day}” is not a day: write year, month and day as in ${today}.`
    return today
  }
  if (day < firstDay || day > lastDay) {
    problems.on = `Only days from ${firstDay} to ${lastDay} can be asked about.`
    return today
  }
  return day
}

/** Whether a text is a day of the calendar, written as ISO has it. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
