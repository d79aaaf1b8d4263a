import "server-only"
import { askedAddress } from "../asked-address"
import type { Allowance } from "./allowances"

/** In which form a refusal is written: as the door's own answers are. */
export type RefusalForm = "problem" | "page" | "text"
export type Door = { name: string; allowance: Allowance; cost: number; form: RefusalForm }

type Rule = {
  name: string
  path: RegExp
  /** What of the query makes the difference between a kept page and one that is made for this reader: all, or a name. */
  query?: "any" | "known"
  /** All methods where none is given. */
  method?: RegExp
  allowance: Allowance
  cost?: number
  form: RefusalForm
}

/**
 * The doors that compute or write, the first that fits. Generous for people, also for many behind one address: what is
 * refused is a program that asks for more than any reader could look at. What is dear counts several times.
 */
const rules: readonly Rule[] = [
  // As one types; each word asks a few times.
  { name: "search", path: /^\/search\.json$/, allowance: { burst: 240, perSecond: 5 }, form: "problem" },
  { name: "search", path: /^\/search$/, query: "any", allowance: { burst: 240, perSecond: 5 }, form: "page" },
  // As one scrolls.
  {
    name: "orders",
    path: /^\/orders\/rows\.json$/,
    allowance: { burst: 300, perSecond: 5 },
    form: "problem",
  },
  { name: "orders", path: /^\/orders$/, query: "any", allowance: { burst: 300, perSecond: 5 }, form: "page" },
  {
    name: "compare",
    path: /^\/compare$/,
    query: "any",
    allowance: { burst: 90, perSecond: 1 },
    form: "page",
  },
  // A frozen chart takes seconds of the engine when it is one of a laboratory's.
  {
    name: "writing",
    path: /^\/api\//,
    method: /^(?:POST|PUT|PATCH|DELETE)$/,
    allowance: { burst: 120, perSecond: 2 },
    form: "problem",
  },
  { name: "api", path: /^\/api\/v1\//, allowance: { burst: 300, perSecond: 5 }, form: "problem" },
  {
    name: "charts",
    path: /^\/(?:charts|doors\/charts)\/laboratory[./]/,
    allowance: { burst: 240, perSecond: 3 },
    cost: 4,
    form: "problem",
  },
  {
    name: "charts",
    path: /^\/(?:charts|s)\/[^/]+\.(?:svg|png|csv-metadata\.json|csv|json|md|zip)$|^\/doors\/(?:charts|s)\//,
    allowance: { burst: 240, perSecond: 3 },
    form: "problem",
  },
  { name: "embeds", path: /^\/embed\//, allowance: { burst: 300, perSecond: 5 }, form: "page" },
  { name: "oembed", path: /^\/oembed$/, allowance: { burst: 120, perSecond: 1 }, form: "problem" },
  { name: "lab", path: /^\/lab\/kit\//, allowance: { burst: 90, perSecond: 1 }, form: "problem" },
  {
    name: "files",
    path: /^\/data\.zip$|^\/companies\/[^/]+\/dossier\.html$/,
    allowance: { burst: 90, perSecond: 1 },
    cost: 5,
    form: "problem",
  },
  {
    name: "files",
    path: /^\/(?:data\/.|orders\.(?:csv|json)|orders\.csv-metadata\.json$|s\/inputs\/)/,
    allowance: { burst: 90, perSecond: 1 },
    form: "problem",
  },
  {
    name: "feeds",
    path: /^\/changes(?:\/firms\/[^/]+)?\.(?:atom|json)$|^\/doors\/changes\//,
    allowance: { burst: 90, perSecond: 1 },
    form: "text",
  },
  { name: "rooms", path: /^\/admin(?:\/|$)/, allowance: { burst: 600, perSecond: 10 }, form: "page" },
  // Of past days there is no end, so nothing of them is kept.
  {
    name: "known",
    path: /./,
    query: "known",
    allowance: { burst: 90, perSecond: 1 },
    form: "page",
  },
]

/** What an address may spend on pages that have to be made: one that is kept already costs nothing. */
export const makingPages: Door = {
  name: "pages",
  allowance: { burst: 600, perSecond: 5 },
  cost: 1,
  form: "page",
}

/** Not counted at all: files that stand ready, and what this machine and its watchers ask. */
const free =
  /^\/(?:_next\/static\/|api\/(?:health|metrics|internal)(?:\/|$)|(?:robots\.txt|icon\.svg|embed\.js)$)/

/** Most of what is asked for: a page as it is for everybody. Said first, so that these pass by no list. */
const plainPage = /^\/(?![/\\]|(?:_next|admin|api|data|doors|embed|lab|oembed|s)(?:\/|$))[^.?%]*$/

/** Which door an address is; null where nothing is counted, `makingPages` where a page of it may have to be made. */
export function doorOf(method: string, url: string): Door | null {
  if (plainPage.test(url)) return makingPages
  const { names, query } = askedAddress(url)
  // In both spellings: whichever the application reads, it is nothing that has to be made.
  if (free.test(url) && free.test(names)) return null
  for (const rule of rules) {
    if (!rule.path.test(names)) continue
    if (rule.method !== undefined && !rule.method.test(method)) continue
    if (rule.query === "any" && query === "") continue
    if (rule.query === "known" && !new URLSearchParams(query).has("known")) continue
    return { name: rule.name, allowance: rule.allowance, cost: rule.cost ?? 1, form: rule.form }
  }
  return makingPages
}
