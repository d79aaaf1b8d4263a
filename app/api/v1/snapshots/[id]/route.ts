import { problemOfError, problemResponse } from "@/lib/server/api/problem"
import { openToAll } from "@/lib/server/doors/door-response"
import { getSnapshotFacts } from "@/lib/server/snapshots/snapshot-facts"

export const dynamic = "force-dynamic"

type Context = { params: Promise<{ id: string }> }

/** What a snapshot is, and where it is to be had. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  try {
    const { id } = await params
    const facts = await getSnapshotFacts(id)
    if (facts === null) {
      return problemResponse({
        status: 404,
        detail: "There is no frozen chart with this id.",
        headers: openToAll,
      })
    }
    return Response.json(facts, { headers: { "cache-control": "public, max-age=3600", ...openToAll } })
  } catch (error) {
    return problemOfError(error, "reading what a snapshot is")
  }
}
