import "server-only"
import { ServerResponse } from "node:http"

/** What Next says of a page that it keeps: a cache between us and the reader may have it for as long as Next does. */
const ofNext = /^s-maxage=[1-9]\d*(?:, stale-while-revalidate(?:=\d+)?)?$/

/**
 * What a content delivery network or a proxy may do with a page: ask at most once a second for all its readers, and
 * show what it has for a day while we do not answer. A browser asks each time, and is told when nothing changed.
 */
export const ofKeptPages = "public, max-age=0, s-maxage=1, stale-if-error=86400"

const holder = globalThis as typeof globalThis & { chipRunwayTellsSharedCaches?: true }

/**
 * Keeps shared caches from showing a page that an edit made old. Next drops its own copy then; a copy elsewhere hears
 * nothing of it, and would stay for the day that Next allows. Called once when the server starts.
 */
export function tellSharedCaches(): void {
  if (holder.chipRunwayTellsSharedCaches) return
  holder.chipRunwayTellsSharedCaches = true
  const { setHeader } = ServerResponse.prototype
  ServerResponse.prototype.setHeader = function (name, value) {
    const isOfNext =
      typeof value === "string" && value.startsWith("s-maxage=") && name.toLowerCase() === "cache-control"
    return setHeader.call(this, name, isOfNext && ofNext.test(value) ? ofKeptPages : value)
  }
}
