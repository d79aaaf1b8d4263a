import { problemOfError, problemResponse } from "@/lib/server/api/problem"
import { verifySnapshot } from "@/lib/server/snapshots/verify-snapshot"

export const dynamic = "force-dynamic"

type Context = { params: Promise<{ id: string }> }

/** Whether a snapshot is what it was when it was frozen, recomputed for this answer. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  try {
    const { id } = await params
    const verdict = await verifySnapshot(id)
    if (verdict === null) {
      return problemResponse({
        status: 404,
        detail: "No snapshot has this id. Compare it with the link you have.",
      })
    }
    return Response.json(verdict, { headers: { "cache-control": "no-store" } })
  } catch (error) {
    return problemOfError(error, "verifying a snapshot")
  }
}
