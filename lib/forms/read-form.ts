import { recordSchemas } from "@/lib/domain/record"
import type { Draft } from "./binding"
import type { EditableKind, FormRecord, FormTexts, Names, ReadForm } from "./form"
import { formsByKind, ownBindings, reportBindings } from "./kinds/forms-by-kind"
import { isNewKey, reportFieldName, reportKeys } from "./names"
import { prune } from "./prune"
import { readFields, sentText, type Findings } from "./read-fields"
import { schemaProblems } from "./schema-problems"
import { suggestId, suggestReportId } from "./suggest-id"

/** An order with more is two orders, or a file gone wrong. */
export const mostReports = 200

/**
 * Reads a form into a record. Only names that the kind's form declares are looked at, whatever else was sent; a name
 * that was not sent keeps what `base` has.
 *
 * @param base the record that is edited; null for a new one, and then alone its id can be chosen
 * @param names under which records are found
 */
export function readForm<K extends EditableKind>(
  kind: K,
  texts: FormTexts,
  base: FormRecord<K> | null,
  names: Names,
): ReadForm<K> {
  const form = formsByKind[kind]
  const findings: Findings = { problems: {}, understood: {} }
  const draft: Draft = base === null ? {} : structuredClone<Draft>(base)
  const own = ownBindings(kind)
  const changeable = own.filter(({ field }) => !field.isFixed)
  readFields(changeable, texts, (key) => key, base, names, draft, findings)
  draft.id = base === null ? chosenId(kind, texts, draft, names, findings) : base.id

  const ofReport = reportBindings(kind)
  let keys: string[] = []
  if (ofReport.length > 0) {
    const baseReports = base !== null && "reports" in base ? base.reports : []
    const sentKeys = sentText(texts, "reports")
    keys = sentKeys === null ? baseReports.map(({ id }) => id) : reportKeys(sentKeys)
    if (keys.length > mostReports) {
      findings.problems.reports = `An order keeps ${mostReports} reports, and these are ${keys.length}. Split it into several orders.`
      keys = keys.slice(0, mostReports)
    }
    draft.reports = readReports(keys, texts, baseReports, draft, names, findings)
    nameByIds(keys, draft)
    for (const report of draft.reports as Draft[]) prune(report, form.optionalPartsOfReport ?? [])
  }
  prune(draft, form.optionalParts ?? [])
  form.finish?.(draft)

  const parsed = recordSchemas[kind].safeParse(draft)
  if (!parsed.success) {
    const nameOf = (index: number, field: string) => reportFieldName(keys[index] ?? String(index), field)
    for (const [name, message] of schemaProblems(parsed.error.issues, own, ofReport, nameOf)) {
      findings.problems[name] ??= message
    }
  }
  const isSound = parsed.success && Object.keys(findings.problems).length === 0
  return { record: isSound ? (parsed.data as FormRecord<K>) : null, ...findings }
}

function chosenId(
  kind: EditableKind,
  texts: FormTexts,
  draft: Draft,
  names: Names,
  { problems, understood }: Findings,
): string {
  const known = kind === "statement" ? [] : names[kind]
  const isTaken = (id: string) => known.some((record) => record.id === id)
  const typed = sentText(texts, "id") ?? ""
  if (typed !== "") {
    if (isTaken(typed))
      problems.id = `“${typed.slice(0, 60)}” is the id of another ${kind}. Choose another one, or edit that ${kind}.`
    return typed
  }
  const made = suggestId(kind, draft, isTaken)
  if (made !== "") understood.id = made
  else problems.id = "Write an id: small letters and digits with hyphens between, for example baidu-2024-h20."
  return made
}

/** Reports by key: a report on record keeps its id, a new one takes the typed id or is given one. */
function readReports(
  keys: readonly string[],
  texts: FormTexts,
  baseReports: readonly { id: string }[],
  order: Draft,
  names: Names,
  findings: Findings,
): Draft[] {
  const bindings = reportBindings("order").filter(({ field }) => !field.isFixed)
  // The draft is a copy of the base, its reports with it.
  const copies = new Map((order.reports as Draft[] | undefined)?.map((report) => [report.id, report]))
  const base = new Map(baseReports.map((report) => [report.id, report]))
  const taken = new Set(keys.filter((key) => !isNewKey(key)))
  return keys.map((key) => {
    const known = base.get(key) ?? null
    const nameOf = (field: string) => reportFieldName(key, field)
    const report: Draft = copies.get(key) ?? {}
    const withBuyers = inherited(texts, nameOf("companies"), order, known === null)
    readFields(bindings, withBuyers, nameOf, known, names, report, findings)
    report.id = known?.id ?? (isNewKey(key) ? newReportId(report, key) : key)
    return report
  })

  function newReportId(report: Draft, key: string): string {
    const typed = sentText(texts, reportFieldName(key, "id")) ?? ""
    const isTaken = (id: string) => taken.has(id)
    const name = reportFieldName(key, "id")
    if (typed !== "" && isTaken(typed))
      findings.problems[name] = "Another report of this order has this id. Choose another one."
    const id = typed === "" ? suggestReportId(report, String(order.id), isTaken) : typed
    if (typed === "") findings.understood[name] = id
    taken.add(id)
    return id
  }
}

/** A report that names no firms is about the order's buyers. */
function inherited(texts: FormTexts, name: string, { buyers }: Draft, isNew: boolean): FormTexts {
  const sent = sentText(texts, name)
  const isLeftEmpty = sent === "" || (sent === null && isNew)
  return isLeftEmpty && Array.isArray(buyers) ? { ...texts, [name]: buyers.join("\n") } : texts
}

/** Where a report that is not yet saved is meant by its key, its id is. */
function nameByIds(keys: readonly string[], order: Draft): void {
  const reports = order.reports as Draft[]
  const idOf = (name: unknown) => {
    const at = typeof name === "string" && isNewKey(name) ? keys.indexOf(name) : -1
    return at === -1 ? name : reports[at]!.id
  }
  for (const report of reports) report.reprintOf = idOf(report.reprintOf)
  const counting = order.counting as Draft | null
  if (Array.isArray(counting?.restsOn)) counting.restsOn = counting.restsOn.map(idOf)
}
