import { readable } from "@/app/_parts/readable"
import { knownParam } from "@/lib/known-link"
import { readNumberPath, type NumberKey } from "@/lib/number-key"
import { problemOfError, problemResponse } from "@/lib/server/api/problem"
import { taggedResponse } from "@/lib/server/api/tagged-response"
import { openToAll } from "@/lib/server/doors/door-response"
import { getKeptNumber } from "@/lib/server/queries/kept-number"
import { getKnownNumber } from "@/lib/server/queries/known-number"
import { sha256Of } from "@/lib/server/snapshots/content"

export const dynamic = "force-dynamic"

type Context = { params: Promise<{ path: string[] }> }

/**
 * What stands behind a number, as its page shows it: public, and read by programs on other people's pages. `?known=` asks
 * for what was known on a day.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const parts = (await params).path.map(readable)
    const key = readNumberPath(parts)
    const day = new URL(request.url).searchParams.get(knownParam)
    const view = key && (await (day === null ? getKeptNumber(key) : knownView(key, day)))
    if (!view) {
      const what = `"${parts.join("/").slice(0, 300)}"`
      const detail =
        key && day !== null
          ? `Of the number ${what} nothing was known on that day.`
          : `There is no number ${what} on record.`
      return problemResponse({ status: 404, detail, headers: openToAll })
    }
    const bytes = new TextEncoder().encode(`${JSON.stringify(view)}\n`)
    return taggedResponse(request, bytes, sha256Of(bytes), {
      "cache-control": "public, max-age=0, must-revalidate",
      "content-type": "application/json",
      "x-content-type-options": "nosniff",
      ...openToAll,
    })
  } catch (error) {
    const problem = problemOfError(error, "GET of a number")
    for (const [name, value] of Object.entries(openToAll)) problem.headers.set(name, value)
    return problem
  }
}

async function knownView(key: NumberKey, day: string) {
  return (await getKnownNumber(key, day)).view
}
