import { problemOfError, problemResponse } from "@/lib/server/api/problem"
import { taggedResponse } from "@/lib/server/api/tagged-response"
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
    return taggedResponse(request, bytes, hash, {
      "cache-control": "public, max-age=3600, must-revalidate",
      ...openToAll,
      "content-type": "application/json",
      "x-content-type-options": "nosniff",
    })
  } catch (error) {
    return problemOfError(error, "reading a snapshot's input")
  }
}
