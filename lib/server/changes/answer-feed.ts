import "server-only"
import { createHash } from "node:crypto"
import { problemOfError, problemResponse } from "@/lib/server/api/problem"
import { taggedResponse } from "@/lib/server/api/tagged-response"
import { siteAddress } from "@/lib/server/auth/site-address"
import { openToAll } from "@/lib/server/doors/door-response"
import { getChanges } from "@/lib/server/queries/changes"
import { atomOf } from "./atom"
import { feedOf } from "./feed"
import { jsonFeedOf } from "./json-feed"

const types = {
  atom: "application/atom+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
} as const

/** The changes of all firms, or of one, as a feed; nothing but headers for a program that has it already. */
export async function answerFeed(
  request: Request,
  format: "atom" | "json",
  firm: string | null = null,
): Promise<Response> {
  try {
    const changes = await getChanges(firm)
    if (changes === null) {
      return problemResponse({ status: 404, detail: `There is no firm ${firm ?? ""}.` })
    }
    const feed = feedOf(changes, format, siteAddress())
    const text = format === "atom" ? atomOf(feed) : jsonFeedOf(feed)
    const bytes = new TextEncoder().encode(text)
    const headers = {
      ...openToAll,
      "cache-control": "public, max-age=300",
      "content-type": types[format],
      "last-modified": new Date(feed.updated).toUTCString(),
      "x-content-type-options": "nosniff",
    }
    const tag = createHash("sha256").update(bytes).digest("base64url")
    return isUnchanged(request, feed.updated)
      ? new Response(null, { status: 304, headers: { ...headers, etag: `"${tag}"` } })
      : taggedResponse(request, bytes, tag, headers)
  } catch (error) {
    return problemOfError(error, "answering a feed")
  }
}

/** By the time alone, for who asks without a tag. HTTP counts whole seconds. */
function isUnchanged({ headers }: Request, updated: string): boolean {
  if (headers.has("if-none-match")) return false
  const since = Date.parse(headers.get("if-modified-since") ?? "")
  return Number.isFinite(since) && Math.floor(Date.parse(updated) / 1000) * 1000 <= since
}
