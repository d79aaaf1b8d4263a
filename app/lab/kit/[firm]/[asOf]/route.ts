import { problemOfError, problemResponse } from "@/lib/server/api/problem"
import { taggedResponse } from "@/lib/server/api/tagged-response"
import { getKitFile } from "@/lib/server/lab/kit-file"

export const dynamic = "force-dynamic"

type Context = { params: Promise<{ firm: string; asOf: string }> }

/** /lab/kit/<firm>/<month>: the records behind a firm's estimates, from which the laboratory runs the engine. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { firm, asOf } = await params
    const file = await getKitFile(firm, asOf)
    if (file === null) {
      return problemResponse({
        status: 404,
        detail: "The laboratory has no such firm, or not as of this month.",
      })
    }
    return taggedResponse(request, file.bytes, file.hash, {
      "cache-control": "public, max-age=0, must-revalidate",
      "content-type": "application/json",
      "x-content-type-options": "nosniff",
    })
  } catch (error) {
    return problemOfError(error, "answering with a firm's kit")
  }
}
