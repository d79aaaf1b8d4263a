import { answerEmbed } from "@/lib/server/embed/answer-embed"
import { findLiveEmbed } from "@/lib/server/embed/find-embed"

export const dynamic = "force-dynamic"

type Context = { params: Promise<{ chart: string }> }

/** A live chart for other people's pages. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  const query = new URL(request.url).searchParams
  return answerEmbed(request, async () => findLiveEmbed((await params).chart, query))
}
