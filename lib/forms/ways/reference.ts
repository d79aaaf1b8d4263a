import { nearestNames } from "@/lib/nearest-names"
import type { Way } from "../binding"
import type { FormField, Names } from "../form"
import { normalUrl } from "../source-duplicates"
import { shown } from "./choice"
import { linesOf } from "./text"

type Target = NonNullable<FormField["refersTo"]>

/** One record, by id or by any of its names: "baidu", "Baidu", "百度". */
export function referenceWay(target: Target, empty: "" | null = null): Way<string | null> {
  return {
    empty,
    read(text, names) {
      const found = find(target, text, names)
      return "problem" in found ? found : { value: found.id, ...wordsIfTyped(text, [found]) }
    },
    write: (value) => value ?? "",
    words: (value) => value ?? "",
  }
}

/** Several records, one a line or with commas between. */
export function referencesWay(target: Target): Way<string[]> {
  return {
    empty: [],
    read(text, names) {
      const found: Named[] = []
      for (const line of linesOf(text)) {
        // A name may hold a comma itself ("Baidu, Inc."), so the whole line is tried first.
        const whole = find(target, line, names)
        const parts = "problem" in whole ? line.split(/[,;，；、]/).map((part) => part.trim()) : []
        const each = parts.length > 1 ? parts.filter((part) => part !== "") : [line]
        for (const one of each) {
          const named = find(target, one, names)
          if ("problem" in named) return named
          if (!found.some(({ id }) => id === named.id)) found.push(named)
        }
      }
      return { value: found.map(({ id }) => id), ...wordsIfTyped(text, found) }
    },
    write: (value) => value.join("\n"),
    words: (value) => value.join(", "),
  }
}

/** As `referencesWay`, for lists that are null where nothing is meant. */
export function optionalReferencesWay(target: Target): Way<string[] | null> {
  const way = referencesWay(target)
  return {
    empty: null,
    read: (text, names) => {
      const read = way.read(text, names)
      // Blank lines alone mean nothing, and not "none of them".
      return "value" in read && read.value.length === 0 ? { value: null } : read
    },
    write: (value) => way.write(value ?? []),
    words: (value) => way.words(value ?? []),
  }
}

type Named = { id: string; name: string }

function find(target: Target, text: string, names: Names): Named | { problem: string } {
  const { byId, byName } = indexOf(names[target])
  const exact = byId.get(text)
  if (exact) return exact
  const matches = byName.get(plain(text)) ?? []
  if (matches.length === 1) return matches[0]!
  if (matches.length > 1) {
    const ids = matches.slice(0, 5).map(({ id }) => id)
    return {
      problem: `“${shown(text)}” names several ${plurals[target]}: write the id, ${ids.join(" or ")}.`,
    }
  }
  return { problem: `No ${singulars[target]} is called “${shown(text)}”. ${cureFor(target, text, names)}` }
}

/** Comparing one name with all others takes long; a file with thousands of unknown ones gets no more than this. */
const suggestionsAtMost = 25

function cureFor(target: Target, text: string, names: Names): string {
  const { cures } = indexOf(names[target])
  const ready = cures.get(text)
  if (ready !== undefined) return ready
  const candidates = cures.size < suggestionsAtMost ? names[target] : []
  const near = nearestNames(
    text.slice(0, 60),
    candidates.map(({ id, names }) => ({
      href: id,
      name: names[0] ?? id,
      keys: [id, ...names.filter((name) => !isAddress(name))],
    })),
    3,
  )
  const cure =
    near.length === 0
      ? "Write an id or a name that is on record, or add it first."
      : `Did you mean ${near.map(({ href, name }) => (href === name ? name : `${name} (${href})`)).join(" or ")}?`
  if (cures.size < suggestionsAtMost) cures.set(text, cure)
  return cure
}

type Index = { byId: Map<string, Named>; byName: Map<string, Named[]>; cures: Map<string, string> }
const indices = new WeakMap<Names[Target], Index>()

/** Looked up thousands of times in the import of a file, so each list is prepared once. */
function indexOf(known: Names[Target]): Index {
  const ready = indices.get(known)
  if (ready) return ready
  const index: Index = { byId: new Map(), byName: new Map(), cures: new Map() }
  for (const { id, names } of known) {
    const named = { id, name: names[0] ?? id }
    index.byId.set(id, named)
    for (const name of new Set([id, ...names].map(plain))) {
      index.byName.set(name, [...(index.byName.get(name) ?? []), named])
    }
  }
  indices.set(known, index)
  return index
}

const singulars: Record<Target, string> = {
  company: "company",
  chip: "chip",
  source: "source",
  assumption: "assumption",
  order: "order",
  control: "rule",
}
const plurals: Record<Target, string> = {
  company: "companies",
  chip: "chips",
  source: "sources",
  assumption: "assumptions",
  order: "orders",
  control: "rules",
}

const isAddress = (name: string): boolean => /^https?:\/\//i.test(name)

/** Letters and digits alone, so that case, width, blanks and an address's way of writing make no difference. */
function plain(name: string): string {
  if (isAddress(name)) return normalUrl(name) ?? name
  return name.normalize("NFKC").trim().toLowerCase().replaceAll(/\s+/g, " ")
}

/** Names are confirmed in words only where something else than ids was typed. */
function wordsIfTyped(text: string, found: readonly Named[]): { words?: string } {
  const ids = found.map(({ id }) => id)
  if (linesOf(text).join("\n") === ids.join("\n")) return {}
  return { words: found.map(({ id, name }) => (id === name ? id : `${name} (${id})`)).join(", ") }
}
