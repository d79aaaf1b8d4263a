import { readable } from "@/app/_parts/readable"
import { readNumberPath } from "@/lib/number-key"
import { problemOfError, problemResponse } from "@/lib/server/api/problem"
import { taggedResponse } from "@/lib/server/api/tagged-response"
import { openToAll } from "@/lib/server/doors/door-response"
import { getKeptNumber } from "@/lib/server/queries/kept-number"
import { sha256Of } from "@/lib/server/snapshots/content"

export const dynamic = "force-dynamic"

type Context = { params: Promise<{ path: string[] }> }

/** What stands behind a number, as its page shows it: public, and read by programs on other people's pages. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const parts = (await params).path.map(readable)
    const key = readNumberPath(parts)
    const view = key && (await getKeptNumber(key))
    if (!view) {
      return problemResponse({
        status: 404,
        detail: `There is no number "${parts.join("/").slice(0, 300)}" on record.`,
        headers: openToAll,
      })
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
