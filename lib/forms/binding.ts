import type { FormField, Names } from "./form"

/*
 * How a field meets the record: where its value lies there, and its way into text and back. Reading, writing,
 * comparing and checking all follow from a kind's list of bindings, so a field is declared once.
 */

/** What reading one text gives. `words` says how a typed figure, date or name was understood. */
export type Understood<T> = { value: T; words?: string } | { problem: string }

export type Way<T = unknown> = {
  /** What an empty text stands for. */
  empty: T
  /** Reads a text that is not empty, trimmed, with plain line ends. */
  read(text: string, names: Names): Understood<T>
  write(value: T): string
  /** The value as people say it. */
  words(value: T): string
}

/** A record, or a report, while it is being put together. */
export type Draft = Record<string, unknown>

export type Binding = {
  field: FormField
  /** Where the value lies: `["counting", "from"]`. */
  path: readonly string[]
  way: Way
  /** The value's own keys are laid into what lies at `path`, beside others: a figure next to its source. */
  into?: readonly string[]
  /** What a new record begins with. */
  initial?: string
}

/** The binding's value in a record; a part that is missing reads as empty. */
export function valueIn(record: object, { path, way, into }: Binding): unknown {
  let at: unknown = record
  for (const key of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return way.empty
    at = (at as Draft)[key]
  }
  if (into !== undefined) {
    if (typeof at !== "object" || at === null) return way.empty
    const part = at as Draft
    return Object.fromEntries(into.map((key) => [key, part[key] ?? null]))
  }
  return at ?? way.empty
}

/** The value's text. What is empty is written as nothing. */
export function textIn(record: object, binding: Binding): string {
  const value = valueIn(record, binding)
  return isEmpty(value) ? "" : binding.way.write(value)
}

/** Lays a value into the draft, making the parts that lead to it. */
export function place(draft: Draft, { path, into }: Binding, value: unknown): void {
  const parents = into === undefined ? path.slice(0, -1) : path
  let at = draft
  for (const key of parents) {
    const next = at[key]
    if (typeof next === "object" && next !== null) {
      at = next as Draft
    } else {
      const made: Draft = {}
      at[key] = made
      at = made
    }
  }
  if (into === undefined) at[path.at(-1)!] = value
  else for (const key of into) at[key] = (value as Draft | null)?.[key] ?? null
}

/** True for what says nothing: null, an empty text or list, and a part made of nothing else. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === "object" && Object.values(value).every(isEmpty)
}
