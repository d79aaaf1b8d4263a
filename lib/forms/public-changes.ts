import type { PublicChange } from "@/lib/contracts/changes"
import { datedSchema } from "@/lib/domain/dated"
import { moneySchema } from "@/lib/domain/money"
import type { Report } from "@/lib/domain/order"
import { isEmptyRange, rangeSchema } from "@/lib/domain/range"
import { recordSchemas, type RecordKind } from "@/lib/domain/record"
import { keyWords } from "@/lib/record-field-words"
import {
  dayWords,
  datedWords,
  moneyWords,
  monthWords,
  quantityOfWords,
  quantityWords,
  windowWords,
} from "@/lib/format"
import { describeChanges, reportsOf } from "./changes"
import { editableKinds, type EditableKind, type FieldChange, type FormField, type FormRecord } from "./form"
import { jsonChanges } from "./json-changes"
import { ownBindings, reportBindings } from "./kinds/forms-by-kind"

/** What an id is a name of; "publisher": of a source, in short. */
export type NamedKind = NonNullable<FormField["refersTo"]> | "claim" | "publisher"

/** What people call a record: "Baidu" for the company "baidu". */
export type Naming = (kind: NamedKind, id: string) => string

/**
 * What differs between two states of a record, field by field, as readers are told: names instead of ids, figures,
 * sums and dates in words, a report that came or went as one change. Whatever is handed in may be shown: see
 * `publicRecord`.
 *
 * @param before null: there was no record
 * @param after null: there is none any more
 */
export function publicChanges(
  kind: RecordKind,
  before: object | null,
  after: object | null,
  naming: Naming,
): PublicChange[] {
  const changes = isEditable(kind)
    ? ofForm(kind, before, after, naming)
    : plainChanges(before ?? {}, after ?? {}, naming)
  return changes.filter((change) => change.name !== "id" && change.before !== change.after)
}

/** Fields whose every value is one of a closed list or the name of a record: no words of anybody's own. */
export function isClosedField(kind: RecordKind, name: string): boolean {
  if (!isEditable(kind)) return closedKeys.has(name)
  const field = ownBindings(kind).find((binding) => binding.field.key === name)?.field
  return (
    field !== undefined &&
    (field.refersTo !== undefined ||
      field.input === "choice" ||
      field.input === "choices" ||
      field.input === "flag")
  )
}

/** Fields of kinds without a form that hold no words of anybody's own. */
const closedKeys = new Set(["kind", "companies", "confidence", "verification", "status", "claimIds", "tags"])

function ofForm<K extends EditableKind>(
  kind: K,
  before: object | null,
  after: object | null,
  naming: Naming,
): PublicChange[] {
  const [was, is] = [before as FormRecord<K> | null, after as FormRecord<K> | null]
  if (is === null) {
    return was === null ? [] : ofForm(kind, null, was, naming).map(turned)
  }
  const old = new Map(reportsOf(was).map((report) => [report.id, report]))
  const now = new Map(reportsOf(is).map((report) => [report.id, report]))
  const told = new Set<string>()
  return describeChanges(kind, was, is).flatMap((change): PublicChange[] => {
    const [list, id = "", key = ""] = change.name.split("/")
    if (list !== "reports") return ownChange(kind, change, naming)
    if (id === "") return [{ ...plain(change), before: null, after: "in another order" }]
    const [earlier, later] = [old.get(id), now.get(id)]
    if (!earlier || !later) {
      const report = earlier ?? later
      if (!report || told.has(id)) return []
      told.add(id)
      return [wholeReport(report, later !== undefined, naming)]
    }
    const field = reportBindings(kind).find((binding) => binding.field.key === key)?.field
    const label = `${field?.label ?? change.label}, as reported by ${naming("publisher", later.sourceId)}`
    return expanded({ ...change, label }, field, naming)
  })
}

function ownChange(kind: EditableKind, change: FieldChange, naming: Naming): PublicChange[] {
  return expanded(change, ownBindings(kind).find(({ field }) => field.key === change.name)?.field, naming)
}

/** Names for ids; JSON as its own parts. */
function expanded(change: FieldChange, field: FormField | undefined, naming: Naming): PublicChange[] {
  const refersTo = field?.refersTo ?? named[change.name]
  if (refersTo !== undefined) {
    const named = (ids: string | null) =>
      ids === null
        ? null
        : ids
            .split(", ")
            .map((id) => naming(refersTo, id))
            .join(", ")
    return [{ ...plain(change), before: named(change.before), after: named(change.after) }]
  }
  const [was, is] = [asJson(change.before), asJson(change.after)]
  if (was === undefined || is === undefined) return [plain(change)]
  return jsonChanges(was, is).map(({ path, ...sides }) => ({
    name: `${change.name}/${path}`,
    label: [change.label, ...path.split("/").filter(Boolean).map(keyWords)].join(" › "),
    ...namedSides(path, sides, naming),
  }))
}

/** Both sides of a part of some JSON, which are ids where its last key says so. */
function namedSides(path: string, { before, after }: Sides, naming: Naming): Sides {
  const refersTo = named[path.split("/").at(-1) ?? ""]
  if (refersTo === undefined) return { before, after }
  const say = (ids: string | null) =>
    ids === null
      ? null
      : ids
          .split("\n")
          .map((id) => naming(refersTo, id))
          .join(", ")
  return { before: say(before), after: say(after) }
}

type Sides = Pick<PublicChange, "before" | "after">

/** Structured JSON; undefined for what is no such text. */
function asJson(text: string | null): unknown {
  if (text === null) return null
  if (!/^[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function wholeReport(report: Report, isNew: boolean, naming: Naming): PublicChange {
  const figures = [
    ...(Object.values(report.quantity).some((value) => value !== null)
      ? [quantityOfWords(report.quantity, report.unit)]
      : []),
    ...(report.cost ? [moneyWords(report.cost)] : []),
  ]
  const said = [report.text, ...(figures.length > 0 ? [`(${figures.join(" for ")})`] : [])].join(" ")
  return {
    name: `reports/${report.id}`,
    label: `${isNew ? "New report" : "Report taken out"}: ${naming("publisher", report.sourceId)}`,
    before: isNew ? null : said,
    after: isNew ? said : null,
  }
}

function plain({ name, label, before, after }: FieldChange): PublicChange {
  return { name, label, before, after }
}

function turned({ before, after, ...same }: PublicChange): PublicChange {
  return { ...same, label: same.label.replace(/^New report:/, "Report:"), before: after, after: before }
}

/** For kinds without a form: by their keys. */
function plainChanges(before: object, after: object, naming: Naming): PublicChange[] {
  const [was, is] = [before as Record<string, unknown>, after as Record<string, unknown>]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key): PublicChange[] => {
    const [old, now] = [was[key] ?? null, is[key] ?? null]
    if (JSON.stringify(old) === JSON.stringify(now)) return []
    const [left, right] = [said(key, old, naming), said(key, now, naming)]
    if (left !== undefined && right !== undefined) {
      return [{ name: key, label: keyWords(key), before: left, after: right }]
    }
    return jsonChanges(old, now).map(({ path, ...sides }) => ({
      name: `${key}/${path}`,
      label: [key, ...path.split("/").filter(Boolean)].map(keyWords).join(" › "),
      ...namedSides(path, sides, naming),
    }))
  })
}

const named: Partial<Record<string, NamedKind>> = {
  firm: "company",
  companies: "company",
  chips: "chip",
  chip: "chip",
  sourceId: "source",
  sourceIds: "source",
  orders: "order",
  keptAsCrossCheck: "claim",
  claimId: "claim",
  claimIds: "claim",
  orderId: "order",
  assumption: "assumption",
  sellers: "company",
}

const grouped = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 6 })

/** A value in words; null for nothing, undefined for what has to be taken apart. */
function said(key: string, value: unknown, naming: Naming): string | null | undefined {
  if (value === null || value === undefined) return null
  const refersTo = named[key]
  if (typeof value === "string") {
    if (refersTo !== undefined) return naming(refersTo, value)
    if (/^\d{4}-\d{2}$/.test(value)) return monthWords(value)
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayWords(value) : value
  }
  if (typeof value === "number") return grouped.format(value)
  if (typeof value === "boolean") return value ? "yes" : "no"
  if (Array.isArray(value)) {
    if (value.length === 0) return null
    if (!value.every((one) => typeof one === "string")) return undefined
    const words = (value as string[]).map((one) => (refersTo === undefined ? one : naming(refersTo, one)))
    return words.join(", ")
  }
  return saidOfPart(value)
}

function saidOfPart(value: object): string | null | undefined {
  const dated = datedSchema.safeParse(value)
  if (dated.success) return datedWords(dated.data)
  if ("low" in value && "central" in value) {
    const range = rangeSchema.safeParse(value)
    if (range.success) return isEmptyRange(range.data) ? null : quantityWords(range.data)
  }
  if ("usd" in value) {
    const money = moneySchema.safeParse(value)
    if (money.success) return moneyWords(money.data)
  }
  if ("start" in value && "end" in value && Object.keys(value).every((key) => windowKeys.has(key))) {
    const { start, end, note } = value as { start: string | null; end: string | null; note?: string | null }
    return [windowWords({ start, end }), ...(note ? [note] : [])].join(", ")
  }
  return undefined
}

const windowKeys = new Set(["start", "end", "note"])

function isEditable(kind: RecordKind): kind is EditableKind {
  return (editableKinds as readonly RecordKind[]).includes(kind) && Object.hasOwn(recordSchemas, kind)
}
