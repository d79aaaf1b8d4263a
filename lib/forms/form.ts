import type { RecordByKind } from "@/lib/domain/record"

/*
 * What a form is, before anyone draws it. A form is texts by name, exactly as an editor types them; reading turns
 * them into a record, writing turns a record into them, and nothing is lost between the two. The same code runs in
 * the browser, behind the form's action and in the import of a file.
 */

/** Kinds of record that editors have a form for. */
export const editableKinds = ["order", "statement", "company", "chip", "source", "assumption"] as const
export type EditableKind = (typeof editableKinds)[number]

export type FormRecord<K extends EditableKind = EditableKind> = RecordByKind[K]

/**
 * Texts by field name. A field of the record itself has its key for a name ("title"); a field of one of an order's
 * reports is named `reports/<report id>/<key>`, so that two editors' reports meet by id and not by place. A report
 * not yet saved is keyed `new-1`, `new-2`, …. The name `reports` holds those keys in order, one a line.
 * Several values are one a line.
 */
export type FormTexts = Readonly<Record<string, string>>

export type Choice = { value: string; label: string }

export type FormField = {
  /** Name within its group. */
  key: string
  label: string
  /** What it means and how to write it, with an example. */
  hint?: string
  /** `line`, `paragraph` and `lines` (one value a line) are typed; `code` is typed in a fixed-width face. */
  input: "line" | "paragraph" | "lines" | "code" | "choice" | "choices" | "flag"
  choices?: readonly Choice[]
  /** Whose ids (or names) are meant, for suggestions. */
  refersTo?: "company" | "chip" | "source" | "assumption" | "order" | "control"
  isRequired?: boolean
  /** A figure that only a reference may change: see evidence.ts. */
  isFigure?: boolean
  /** Seldom needed: shown folded. */
  isSeldom?: boolean
  /** Set once, when the record or report is made; later it is shown and never changed. */
  isFixed?: boolean
}

/** Fields under a headline; `repeats` names the list ("reports") whose every entry has them. */
export type FormGroup = {
  title: string
  lead?: string
  fields: readonly FormField[]
  repeats?: { list: "reports"; one: string; many: string }
}

/** Names under which records can be found, so that "Baidu" or "百度" is understood as `baidu`. */
export type Names = Readonly<
  Record<NonNullable<FormField["refersTo"]>, readonly { id: string; names: readonly string[] }[]>
>

/** Where the names cannot be read. */
export const noNames: Names = { company: [], chip: [], source: [], assumption: [], order: [], control: [] }

/** What reading a form gives. `record` is null where something cannot be read or breaks the record's schema. */
export type ReadForm<K extends EditableKind = EditableKind> = {
  record: FormRecord<K> | null
  /** What is wrong and how to mend it, by field name; `""` holds what concerns the whole record. */
  problems: Readonly<Record<string, string>>
  /** How a typed figure, sum, date or name was understood, in words, by field name. */
  understood: Readonly<Record<string, string>>
}

/** One field that an edit changes, in words. */
export type FieldChange = {
  name: string
  label: string
  /** Null: there was nothing, as in a new record or report. */
  before: string | null
  after: string | null
  isFigure: boolean
}

/** A value's way into text and back. `read(write(value))` gives an equal value. */
export type TextCodec<T> = {
  /** An empty text is read by the caller; a problem is a sentence that names the cure, with an example. */
  read(text: string): { value: T } | { problem: string }
  write(value: T): string
  /** The value as people say it, to show what was understood. */
  words(value: T): string
}
