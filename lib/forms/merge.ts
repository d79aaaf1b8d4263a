import { labelOfReport, reportOrder } from "./changes"
import { isEmpty, type Binding } from "./binding"
import type { EditableKind, FormTexts, Names } from "./form"
import { ownBindings, reportBindings } from "./kinds/forms-by-kind"
import { haveMoved, mergeKeys } from "./merge-keys"
import { reportFieldName, reportKeys, reportName } from "./names"
import { mostCharacters, sentText } from "./read-fields"

export type Conflict = { name: string; label: string; began: string; yours: string; theirs: string }

/** Both edits together, and what an editor should know of it. */
export type Merge = {
  /** Where the edits conflict, yours. */
  merged: FormTexts
  /** What only they changed, taken over. */
  taken: { name: string; label: string }[]
  /** What both changed, each otherwise. Of a report that one side removed, the texts say what it reports. */
  conflicts: Conflict[]
}

/**
 * Two edits of one record, brought together field by field. Reports meet by key; one that was removed on one side
 * and changed on the other is a conflict, named `reports/<key>`.
 *
 * @param began what both began with
 * @param yours what was typed and could not be saved; a name that was not sent stands as it began
 * @param theirs what was saved meanwhile
 */
export function mergeForms(kind: EditableKind, began: FormTexts, yours: FormTexts, theirs: FormTexts): Merge {
  const merge: Merge & { merged: Record<string, string> } = { merged: {}, taken: [], conflicts: [] }
  const sides = { began, yours, theirs }
  for (const binding of ownBindings(kind)) {
    mergeField(binding, binding.field.key, binding.field.label, sides, merge)
  }
  if (reportBindings(kind).length > 0) mergeReports(sides, merge)
  return merge
}

/** The merged texts with their side of one conflict: a field's text, or a whole report as they left it. */
export function withTheirs(merged: FormTexts, theirs: FormTexts, name: string): FormTexts {
  const [list, key, field] = name.split("/")
  if (list !== "reports" || key === undefined || field !== undefined) {
    return { ...merged, [name]: textOf(theirs, name) ?? "" }
  }
  const keys = keysOf(merged)
  const isTheirs = keysOf(theirs).includes(key)
  const others = keys.filter((one) => one !== key)
  const after = isTheirs
    ? mergeKeys(
        others,
        others,
        keysOf(theirs).filter((one) => one === key || others.includes(one)),
        new Set(),
      )
    : others
  const own = isTheirs ? reportTexts(theirs, key) : {}
  return { ...merged, ...own, reports: after.join("\n") }
}

type Sides = { began: FormTexts; yours: FormTexts; theirs: FormTexts }
type Growing = Merge & { merged: Record<string, string> }

function mergeField(binding: Binding, name: string, label: string, sides: Sides, merge: Growing): void {
  const began = textOf(sides.began, name)
  const yours = textOf(sides.yours, name) ?? began
  const theirs = textOf(sides.theirs, name) ?? began
  if (yours === null && theirs === null) return
  const isMine = !isSame(binding, yours, began)
  const isTheirs = !isSame(binding, theirs, began)
  const kept = isMine ? yours : isTheirs ? theirs : yours
  merge.merged[name] = kept ?? ""
  if (!isTheirs || isSame(binding, yours, theirs)) return
  if (isMine)
    merge.conflicts.push({ name, label, began: began ?? "", yours: yours ?? "", theirs: theirs ?? "" })
  else merge.taken.push({ name, label })
}

function mergeReports(sides: Sides, merge: Growing): void {
  const began = keysOf(sides.began)
  const theirs = keysOf(sides.theirs)
  // A form that was sent without its list has every report it began with.
  const yours = textOf(sides.yours, "reports") === null ? began : keysOf(sides.yours)
  const gone = new Set<string>()
  for (const key of new Set([...began, ...yours, ...theirs])) {
    const [isYours, isTheirs] = [yours.includes(key), theirs.includes(key)]
    if (isYours && isTheirs) mergeFields(key, sides, merge)
    else if (!began.includes(key)) addReport(key, isYours, sides, merge)
    else if ((!isYours && !isTheirs) || !keepsRemoved(key, isYours, sides, merge)) gone.add(key)
  }
  merge.merged.reports = mergeKeys(began, yours, theirs, gone).join("\n")
  if (haveMoved(began, theirs) && !haveMoved(began, yours)) merge.taken.push(reportOrder)
}

function mergeFields(key: string, sides: Sides, merge: Growing): void {
  for (const binding of reportBindings("order")) {
    const { field } = binding
    mergeField(binding, reportFieldName(key, field.key), labelOfReport(field.label, key), sides, merge)
  }
}

function addReport(key: string, isYours: boolean, { yours, theirs }: Sides, merge: Growing): void {
  Object.assign(merge.merged, reportTexts(isYours ? yours : theirs, key))
  if (!isYours) merge.taken.push({ name: reportName(key), label: `Report ${key}` })
}

/** Of a report that one side removed: gone where the other left it alone, else a conflict that yours decides. */
function keepsRemoved(key: string, isYours: boolean, sides: Sides, merge: Growing): boolean {
  const label = `Report ${key}`
  const name = reportName(key)
  const kept = isYours ? sides.yours : sides.theirs
  if (!differs(key, sides.began, kept)) {
    if (isYours) merge.taken.push({ name, label })
    return false
  }
  const began = gist(sides.began, key)
  const stands = gist({ ...sides.began, ...reportTexts(kept, key) }, key)
  merge.conflicts.push({ name, label, began, yours: isYours ? stands : "", theirs: isYours ? "" : stands })
  if (isYours) Object.assign(merge.merged, reportTexts(sides.began, key), reportTexts(kept, key))
  return isYours
}

function differs(key: string, began: FormTexts, kept: FormTexts): boolean {
  return reportBindings("order").some((binding) => {
    const name = reportFieldName(key, binding.field.key)
    const was = textOf(began, name)
    return !isSame(binding, textOf(kept, name) ?? was, was)
  })
}

/** What a report says, in the texts of its main fields. */
function gist(texts: FormTexts, key: string): string {
  return ["text", "quantity", "cost", "sourceId"]
    .map((field) => textOf(texts, reportFieldName(key, field)) ?? "")
    .filter((text) => text !== "")
    .join(" · ")
}

function reportTexts(texts: FormTexts, key: string): Record<string, string> {
  return Object.fromEntries(
    reportBindings("order").flatMap(({ field }) => {
      const name = reportFieldName(key, field.key)
      const text = textOf(texts, name)
      return text === null ? [] : [[name, text]]
    }),
  )
}

const keysOf = (texts: FormTexts): string[] => reportKeys(textOf(texts, "reports") ?? "")

function textOf(texts: FormTexts, name: string): string | null {
  return Object.hasOwn(texts, name) ? (texts[name] ?? null) : null
}

/** "100k" and "100,000" are the same; so are texts that differ in line ends and in blanks around them. */
function isSame(binding: Binding, one: string | null, other: string | null): boolean {
  if (one === other) return true
  const [first, second] = [plain(one), plain(other)]
  return first === second || written(binding, first) === written(binding, second)
}

const plain = (text: string | null): string => sentText({ text: text ?? "" }, "text") ?? ""

/** A text as its value is written; as it stands where it cannot be read, or names a record. */
function written({ way, field }: Binding, text: string): string {
  if (text === "" || field.refersTo !== undefined || text.length > mostCharacters) return text
  const read = way.read(text, noNames)
  return "problem" in read || isEmpty(read.value) ? text : way.write(read.value)
}

const noNames: Names = { company: [], chip: [], source: [], assumption: [], order: [], control: [] }
