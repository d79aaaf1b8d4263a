import { problemResponse } from "@/lib/server/api/problem"
import { answerFeed } from "@/lib/server/changes/answer-feed"

export const dynamic = "force-dynamic"

type Context = { params: Promise<{ slug: string; format: string }> }

/** /changes/firms/<slug>.atom and .json: what is new about a firm, as a feed. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug, format } = await params
  if (format !== "atom" && format !== "json") {
    return problemResponse({ status: 404, detail: `There is no feed of the kind ${format}.` })
  }
  return answerFeed(request, format, slug)
}
