import { ENGINE_VERSION } from "@/lib/estimation"
import { buildId } from "@/lib/server/build-id"
import { currentDataVersion } from "@/lib/server/db/data-version"
import { AppError } from "@/lib/server/errors"
import { logError } from "@/lib/server/log"

export const dynamic = "force-dynamic"

/** Whether the application can answer: reads the database, and says its data version, the build and the engine. */
export async function GET(): Promise<Response> {
  try {
    const dataVersion = await currentDataVersion()
    if (dataVersion === null)
      throw new AppError("not-ready", "The database holds no data yet. Run: npm run import")
    return answer(200, "application/json", {
      status: "ok",
      dataVersion,
      build: buildId(),
      engine: ENGINE_VERSION,
    })
  } catch (error) {
    const id =
      error instanceof AppError && error.code === "not-ready" ? null : logError(error, "health check")
    const detail = error instanceof AppError ? error.message : "The database cannot be read."
    return answer(503, "application/problem+json", {
      type: "about:blank",
      title: "Service unavailable",
      status: 503,
      detail,
      ...(id === null ? {} : { instance: `urn:log:${id}` }),
    })
  }
}

function answer(status: number, type: string, body: object): Response {
  const headers = { "content-type": type, "cache-control": "no-store" }
  return new Response(JSON.stringify(body), { status, headers })
}
