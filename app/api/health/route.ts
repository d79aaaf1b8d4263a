import { AppError } from "@/lib/server/errors"
import { readHealth } from "@/lib/server/health"
import { logError } from "@/lib/server/log"

export const dynamic = "force-dynamic"

/** The log's line of the fault that there is; whoever asks every second, or a thousand times, writes no other. */
let lineOfFault: string | null = null

/** Whether the application can answer: reads the database, and says its data version, the build and the engine. */
export async function GET(): Promise<Response> {
  try {
    const health = await readHealth()
    lineOfFault = null
    return answer(200, "application/json", health)
  } catch (error) {
    const isForeseen = error instanceof AppError
    const id =
      isForeseen && error.code === "not-ready" ? null : (lineOfFault ??= logError(error, "health check"))
    return answer(503, "application/problem+json", {
      type: "about:blank",
      title: "Service unavailable",
      status: 503,
      detail: isForeseen ? error.message : "The database cannot be read.",
      ...(id === null ? {} : { instance: `urn:log:${id}` }),
    })
  }
}

function answer(status: number, type: string, body: object): Response {
  const headers = {
    "content-type": type,
    "cache-control": "no-store",
    ...(status === 503 && { "retry-after": "60" }),
  }
  return new Response(JSON.stringify(body), { status, headers })
}
