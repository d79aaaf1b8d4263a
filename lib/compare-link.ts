import { compareWorkloads, mostCompared, type CompareView } from "./contracts/compare"
import { boardSets } from "./contracts/board"
import { nearestNames, type Candidate } from "./nearest-names"

/** A firm as an address may name it. */
export type NameableFirm = { slug: string; name: string; nameZh: string | null; aliases: readonly string[] }

export type ReadCompare = {
  view: CompareView
  /** Names that are no firm's, each with the firms that are near. */
  unknown: { asked: string; near: NameableFirm[] }[]
  /** Firms beyond the sixth, in the order in which they were asked for. */
  left: string[]
  /** ISO day as it was asked for, valid or not; null: none. */
  known: string | null
  /** Switches that mean nothing here, as they were asked for. */
  dropped: { param: string; value: string }[]
}

/** Names that one address is read for; what comes after them is not looked at. */
const mostNames = 24
/** Characters of a name that are read. */
const mostCharacters = 60

/** The query of a comparison's one address: firms in their order, and of the switches what is not usual. */
export function compareQuery({ firms, set, workload }: CompareView, known: string | null = null): string {
  const params = new URLSearchParams()
  if (firms.length > 0) params.set("firms", firms.join(","))
  if (set !== "own") params.set("set", set)
  if (workload !== "both") params.set("workload", workload)
  if (known !== null) params.set("known", known)
  // A comma may stand in a query, and an address is easier to read with it.
  const text = params.toString().replaceAll("%2C", ",")
  return text === "" ? "" : `?${text}`
}

/** The address of a comparison, or of the choice where no firm is named. */
export function compareAddress(view: CompareView, known: string | null = null): string {
  return `/compare${compareQuery(view, known)}`
}

/**
 * Reads a comparison from an address. Firms may be named by their slug, their name in English or Chinese, or
 * another name of theirs, in one parameter or in many; a firm named twice counts once, at its first place.
 */
export function readCompare(params: URLSearchParams, firms: readonly NameableFirm[]): ReadCompare {
  const byName = namesOf(firms)
  const slugs = new Set<string>()
  const unknown = new Map<string, NameableFirm[]>()
  for (const asked of askedFor(params)) {
    const slug = byName.get(plain(asked))
    if (slug !== undefined) slugs.add(slug)
    else unknown.set(asked, nearTo(asked, firms))
  }
  const dropped: ReadCompare["dropped"] = []
  const choice = <T extends string>(param: string, options: readonly T[], usual: T): T => {
    const value = params.get(param) ?? ""
    const found = options.find((option) => option === value)
    if (found === undefined && value !== "") dropped.push({ param, value: value.slice(0, mostCharacters) })
    return found ?? usual
  }
  const all = [...slugs]
  return {
    view: {
      firms: all.slice(0, mostCompared),
      set: choice("set", boardSets, "own"),
      workload: choice("workload", compareWorkloads, "both"),
    },
    unknown: [...unknown].map(([asked, near]) => ({ asked, near })),
    left: all.slice(mostCompared),
    known: params.get("known")?.slice(0, mostCharacters) || null,
    dropped,
  }
}

/** Whether the address said what its one form says, and only spelt it otherwise: then a reader is led on. */
export function isOtherSpelling(
  params: URLSearchParams,
  { view, unknown, left, dropped, known }: ReadCompare,
) {
  if (unknown.length + left.length + dropped.length > 0) return false
  const wanted = new URLSearchParams(compareQuery(view, known))
  return ["firms", "set", "workload", "known"].some((name) => {
    const given = params.getAll(name)
    return given.length > 1 || (given[0] ?? null) !== wanted.get(name)
  })
}

/** Each name once, in the order of the address. */
function askedFor(params: URLSearchParams): string[] {
  const names = params
    .getAll("firms")
    .flatMap((value) => value.slice(0, 2000).split(/[,，、;]/))
    .map((name) => name.trim().slice(0, mostCharacters))
    .filter((name) => name !== "")
  return [...new Set(names)].slice(0, mostNames)
}

function namesOf(firms: readonly NameableFirm[]): Map<string, string> {
  const found = new Map<string, string>()
  const add = (name: string | null, slug: string) => {
    if (name !== null && plain(name) !== "" && !found.has(plain(name))) found.set(plain(name), slug)
  }
  // A slug is the firm's own, whoever else is called so.
  for (const { slug } of firms) add(slug, slug)
  for (const { slug, name, nameZh } of firms) [name, nameZh].forEach((one) => add(one, slug))
  for (const { slug, aliases } of firms) aliases.forEach((one) => add(one, slug))
  return found
}

function nearTo(asked: string, firms: readonly NameableFirm[]): NameableFirm[] {
  const bySlug = new Map(firms.map((firm) => [firm.slug, firm]))
  const candidates = firms.map(({ slug, name, nameZh, aliases }): Candidate => ({
    href: slug,
    name,
    keys: [slug, name, ...(nameZh === null ? [] : [nameZh]), ...aliases],
  }))
  return nearestNames(asked, candidates, 3).flatMap(({ href }) => bySlug.get(href) ?? [])
}

function plain(name: string): string {
  return name.normalize("NFKC").toLowerCase().trim()
}
