import { editableKinds, type EditableKind } from "./form"

/** A kind's part of an address ("orders") and the words that people read. */
export const kindWords: Record<EditableKind, { path: string; one: string; many: string }> = {
  order: { path: "orders", one: "order", many: "orders" },
  statement: { path: "statements", one: "statement", many: "statements" },
  company: { path: "companies", one: "company", many: "companies" },
  chip: { path: "chips", one: "chip", many: "chips" },
  source: { path: "sources", one: "source", many: "sources" },
  assumption: { path: "assumptions", one: "assumption", many: "assumptions" },
}

/** "orders" → "order"; null for anything that is no kind's address. */
export function kindOfPath(path: string): EditableKind | null {
  return editableKinds.find((kind) => kindWords[kind].path === path) ?? null
}

/** "order" → "orders", as addresses name it. */
export function pathOfKind(kind: EditableKind): string {
  return kindWords[kind].path
}
