import { answerEmbed } from "@/lib/server/embed/answer-embed"
import { findFrozenEmbed } from "@/lib/server/embed/find-embed"

export const dynamic = "force-dynamic"

type Context = { params: Promise<{ id: string }> }

/** A frozen chart for other people's pages. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerEmbed(request, async () => findFrozenEmbed((await params).id))
}
