import { asThingsStand, type Case, type ReadersValue } from "../domain/case"
import { toSignificant } from "../format"
import { typedText } from "./typed-range"

/** What the records call the things that a case changes. */
export type CaseNames = {
  scenario: (id: string) => string
  /** By its key in the case; `published` are the percentiles that stand without the reader, null: no figure. */
  input: (key: string) => {
    label: string
    unit: string
    isChance: boolean
    published: { p5: number | null; p50: number | null; p95: number | null } | null
  }
  /** Whose report it is and of what: "Reuters on Baidu’s order of 2023". */
  report: (id: string) => string
}

export type CaseChange = {
  kind: "scenario" | "assumption" | "report"
  key: string
  /** What is changed. */
  name: string
  unit: string | null
  /** "1.5 to 3", "not believed", "counts twice" */
  value: string
  /** What is published; null where nothing is. */
  instead: string | null
}

/** Every change of a case by name, always in the same order. */
export function caseChanges(
  { scenario, assumptions, trust }: Omit<Case, "firm" | "asOf">,
  names: CaseNames,
): CaseChange[] {
  return [
    ...(scenario === asThingsStand
      ? []
      : [
          {
            kind: "scenario" as const,
            key: scenario,
            name: "Scenario",
            unit: null,
            value: names.scenario(scenario),
            instead: "As things stand",
          },
        ]),
    ...Object.keys(assumptions)
      .sort()
      .map((key) => assumptionChange(key, assumptions[key]!, names)),
    ...Object.keys(trust)
      .sort((a, b) => trust[a]! - trust[b]! || (a < b ? -1 : 1))
      .map((id) => ({
        kind: "report" as const,
        key: id,
        name: names.report(id),
        unit: null,
        value: trustWords(trust[id]!),
        instead: "its published weight",
      })),
  ]
}

function assumptionChange(key: string, value: ReadersValue, names: CaseNames): CaseChange {
  const { label, unit, isChance, published } = names.input(key)
  const about = isChance ? { unit, isShare: true } : { unit }
  const said = published && publishedValue(published)
  return {
    kind: "assumption",
    key,
    name: label,
    unit,
    value: typedText(value, about),
    instead: said && typedText(said, about),
  }
}

function publishedValue({
  p5,
  p50,
  p95,
}: NonNullable<ReturnType<CaseNames["input"]>["published"]>): ReadersValue {
  const short = (value: number) => toSignificant(value, 2)
  if (p5 !== null && p95 !== null && short(p5) < short(p95)) {
    return { is: "range", low: short(p5), high: short(p95) }
  }
  return p50 === null ? { is: "none" } : { is: "value", value: short(p50) }
}

/** How far a reader believes a report. */
export function trustWords(times: number): string {
  if (times === 0) return "not believed"
  return times === 1 ? "believed as published" : `counts ${toSignificant(times, 3)} times as much`
}

/** Longest sentence of a chart. */
const mostCharacters = 3600

/** The changes of a case as sentences: the scenario, the assumptions, the reports. None: nothing was changed. */
export function caseSentences(changes: readonly CaseChange[]): string[] {
  const of = (kind: CaseChange["kind"]) => changes.filter((change) => change.kind === kind)
  const values = of("assumption").map(({ name, value, instead }) =>
    instead === null
      ? `${name}: ${value} (no figure is published)`
      : `${name}: ${value} (published: ${instead})`,
  )
  const reports = of("report").map(({ name, value }) => `${name}: ${value}`)
  return [
    ...of("scenario").map(({ value }) => `Under the scenario “${value}”.`),
    ...(values.length > 0 ? [`The reader supposes ${listed(values)}.`] : []),
    ...(reports.length > 0 ? [`Of the reports the reader says: ${listed(reports)}.`] : []),
  ]
}

/** The same in one short line: named while they are few, counted when they are many. Null where nothing is changed. */
export function caseLine(changes: readonly CaseChange[]): string | null {
  if (changes.length === 0) return null
  const count = (kind: CaseChange["kind"]) => changes.filter((change) => change.kind === kind).length
  const scenario = changes.find(({ kind }) => kind === "scenario")
  const values = changes.filter(({ kind }) => kind === "assumption")
  const reports = count("report")
  return [
    scenario ? `scenario “${scenario.value}”` : null,
    values.length > 3
      ? `${values.length} assumptions changed`
      : values.map(({ name, value }) => `${name} ${value}`).join(", ") || null,
    reports === 0 ? null : reports === 1 ? "one report weighed anew" : `${reports} reports weighed anew`,
  ]
    .filter((part) => part !== null)
    .join("; ")
    .replace(/^[a-z]/, (letter) => letter.toUpperCase())
}

/** What fits into a sentence, and how many more there are. */
function listed(parts: readonly string[]): string {
  let text = ""
  for (const [index, part] of parts.entries()) {
    if (text.length + part.length > mostCharacters) return `${text}; and ${parts.length - index} more`
    text += `${text === "" ? "" : "; "}${part}`
  }
  return text
}
