import { readReadiness } from "@/lib/server/watch/readiness"

export const dynamic = "force-dynamic"

/**
 * Whether a balancer should send requests here; 503 with what is missing where it should not. Asked as `?kept` it goes
 * on to say yes while the database is away: for a balancer that would otherwise send nobody anywhere.
 */
export async function GET(request: Request): Promise<Response> {
  const needsDatabase = !new URL(request.url).searchParams.has("kept")
  const { isReady, checks } = await readReadiness({ needsDatabase })
  return Response.json(
    { status: isReady ? "ready" : "not ready", checks },
    {
      status: isReady ? 200 : 503,
      headers: { "cache-control": "no-store", ...(!isReady && { "retry-after": "5" }) },
    },
  )
}
