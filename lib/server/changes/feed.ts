import "server-only"
import { movesSentence, entryTitle, withheldReason } from "@/lib/changes-words"
import type { ChangesEntry, ChangesPage } from "@/lib/contracts/changes"
import { routes } from "@/lib/routes"
import { entryHtml } from "./entry-html"

/** An entry of a feed, of either format. Addresses are whole. */
export type FeedItem = {
  /** Permanent, and of this feed alone: a firm's entry tells less than that of all firms. */
  id: string
  url: string
  title: string
  /** RFC 3339. */
  at: string
  summary: string
  html: string
  tags: string[]
}

export type Feed = {
  id: string
  title: string
  subtitle: string
  home: string
  self: string
  /** The newest entry's time, or that of the oldest data version looked at where there is none. */
  updated: string
  items: FeedItem[]
}

/**
 * A page of changes as a feed. What is still being worked out is left out until it is there: readers' programs take
 * an entry once, and would never hear how the estimates moved.
 *
 * @param site the site's address, from which all others are made whole
 */
export function feedOf({ firm, entries }: ChangesPage, format: "atom" | "json", site: URL): Feed {
  const whole = (path: string) => new URL(path, site).href
  const ready = entries.filter(({ moves }) => moves.status !== "pending")
  const home = whole(routes.changes(firm?.slug))
  return {
    id: home,
    title: firm ? `Chip Runway: what is new about ${firm.name}` : "Chip Runway: what is new",
    subtitle: "What was changed in the data, why, and how far the estimates moved.",
    home,
    self: whole(routes.changesFeed(format, firm?.slug)),
    updated: (ready[0] ?? entries.at(-1))?.at ?? new Date(0).toISOString(),
    items: ready.map((entry) => item(entry, firm?.slug ?? null, whole)),
  }
}

function item(entry: ChangesEntry, firm: string | null, whole: (path: string) => string): FeedItem {
  const { number, at, reason, moves, counts } = entry
  const url = whole(routes.change(number))
  return {
    id: firm === null ? url : `${url}#${encodeURIComponent(firm)}`,
    url,
    title: entryTitle(entry),
    at,
    summary: [reason ?? withheldReason, ...(entry.isFirst ? [] : [movesSentence(moves, firm)])].join(" "),
    html: entryHtml(entry, firm, whole),
    tags: [...new Set(counts.map(({ kind }) => kind))],
  }
}
