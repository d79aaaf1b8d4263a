import type { RecordKind } from "./domain/record"

/** What a record of a kind is called, and several of them. */
export const recordKindWords: Readonly<Record<RecordKind, { one: string; many: string }>> = {
  order: { one: "order", many: "orders" },
  statement: { one: "statement", many: "statements" },
  company: { one: "company", many: "companies" },
  chip: { one: "chip", many: "chips" },
  source: { one: "source", many: "sources" },
  assumption: { one: "assumption", many: "assumptions" },
  flow: { one: "expected supply", many: "expected supplies" },
  choice: { one: "choice between sources", many: "choices between sources" },
  note: { one: "note", many: "notes" },
  designation: { one: "designation", many: "designations" },
  listing: { one: "entry on a list", many: "entries on lists" },
  control: { one: "control rule", many: "control rules" },
  proposal: { one: "bill or draft", many: "bills and drafts" },
  scenario: { one: "scenario", many: "scenarios" },
  conflict: { one: "contradiction", many: "contradictions" },
  dataset: { one: "data set", many: "data sets" },
}
