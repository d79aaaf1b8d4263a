import { isKnown } from "@/lib/server/api/is-known"
import { problemOfError, problemResponse } from "@/lib/server/api/problem"
import { openToAll } from "@/lib/server/doors/door-response"
import { getSnapshotInput } from "@/lib/server/snapshots/get-snapshot"

type Context = { params: Promise<{ file: string }> }

/** The frozen input of an engine run, byte for byte: `sha256sum` of it is its name. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { file } = await params
    const hash = /^([0-9a-f]{64})\.json$/.exec(file)?.[1]
    const bytes = hash === undefined ? null : await getSnapshotInput(hash)
    if (hash === undefined || bytes === null) {
      return problemResponse({ status: 404, detail: "No snapshot rests on an input of this name." })
    }
    const tag = `"${hash}"`
    const headers = {
      "cache-control": "public, max-age=31536000, immutable",
      etag: tag,
      ...openToAll,
    }
    if (isKnown(request.headers.get("if-none-match"), tag))
      return new Response(null, { status: 304, headers })
    return new Response(bytes, {
      headers: { ...headers, "content-type": "application/json", "x-content-type-options": "nosniff" },
    })
  } catch (error) {
    return problemOfError(error, "reading a snapshot's input")
  }
}
