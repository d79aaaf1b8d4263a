import { readReadiness } from "@/lib/server/watch/readiness"

export const dynamic = "force-dynamic"

/** Whether a balancer should send requests here; 503 with what is missing where it should not. */
export async function GET(): Promise<Response> {
  const { isReady, checks } = await readReadiness()
  return Response.json(
    { status: isReady ? "ready" : "not ready", checks },
    {
      status: isReady ? 200 : 503,
      headers: { "cache-control": "no-store", ...(!isReady && { "retry-after": "5" }) },
    },
  )
}
