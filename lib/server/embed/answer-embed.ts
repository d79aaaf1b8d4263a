import "server-only"
import { retryAfter } from "@/lib/server/api/retry-after"
import { logError } from "@/lib/server/log"
import { refusalOf } from "@/lib/server/refusal-of"
import type { Embedded } from "./embed-document"
import { embedLook, usualLook } from "./embed-look"
import { embedNote } from "./embed-page"
import { embedResponse } from "./embed-response"
import { keptEmbed } from "./kept-embed"

/** What an embed's address leads to: a chart, or a sentence that says why there is none. */
export type EmbedFound = { hash: string; embedded: Embedded } | { status: 400 | 404; sentence: string }

/** Answers a request for an embed with a document, whatever happens: it stands in somebody's article. */
export async function answerEmbed(request: Request, find: () => Promise<EmbedFound>): Promise<Response> {
  const read = embedLook(new URL(request.url).searchParams)
  const look = read.isValid ? read.look : usualLook
  const note = (status: number, sentence: string, headers = {}) =>
    embedResponse(request, embedNote(sentence, look), look, status, headers)
  if (!read.isValid) return note(400, `There is no such look: ${read.problem}.`)
  try {
    const found = await find()
    if ("status" in found) return note(found.status, found.sentence)
    return embedResponse(request, await keptEmbed(found.hash, found.embedded, look), look)
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal) return note(refusal.status, refusal.message, retryAfter(refusal))
    return note(500, `The fault is ours. It is logged as ${logError(error, "an embed")}.`)
  }
}
