import { createHash } from "node:crypto"
import { z } from "zod"
import { longestQuery } from "@/lib/contracts/found-kind"
import { problemOfError, problemResponse } from "@/lib/server/api/problem"
import { taggedResponse } from "@/lib/server/api/tagged-response"
import { search } from "@/lib/server/search/search"

export const dynamic = "force-dynamic"

const askedSchema = z.object({
  q: z.string("give the words as ?q=").max(longestQuery, `q has at most ${longestQuery} characters`),
  limit: z.coerce
    .number("limit is a number from 1 to 50")
    .int("limit is a whole number")
    .min(1, "limit is at least 1")
    .max(50, "limit is at most 50")
    .default(10),
})

/** /search.json?q=…&limit=…: what is found, the best first, of all kinds together. */
export async function GET(request: Request): Promise<Response> {
  try {
    const asked = askedSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
    if (!asked.success) {
      const errors = asked.error.issues.map(({ path, message }) => ({ field: path.join("."), message }))
      return problemResponse({ status: 400, detail: errors.map(({ message }) => message).join("; "), errors })
    }
    const { q, limit } = asked.data
    const bytes = new TextEncoder().encode(JSON.stringify(await search(q, { limit })))
    return taggedResponse(request, bytes, createHash("sha256").update(bytes).digest("base64url"), {
      // A reader who types a word back is not kept waiting; a save is seen within half a minute.
      "cache-control": "public, max-age=30",
      "content-type": "application/json",
      "x-content-type-options": "nosniff",
    })
  } catch (error) {
    return problemOfError(error, "answering a search")
  }
}
