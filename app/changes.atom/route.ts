import { answerFeed } from "@/lib/server/changes/answer-feed"

export const dynamic = "force-dynamic"

/** /changes.atom: what is new in the data, as a feed. */
export function GET(request: Request): Promise<Response> {
  return answerFeed(request, "atom")
}
