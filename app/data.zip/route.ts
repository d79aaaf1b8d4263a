import { isKnown } from "@/lib/server/api/is-known"
import { problemOfError, problemResponse } from "@/lib/server/api/problem"
import { openToAll } from "@/lib/server/doors/door-response"
import { openPackage } from "@/lib/server/dataset/open-package"
import { zipStream } from "@/lib/server/dataset/package-zip"
import { OneByOne } from "@/lib/server/one-by-one"

export const dynamic = "force-dynamic"

/** Packing takes the processor: a few at a time are enough for a file that seldom changes. */
const packing = new OneByOne(8)

/** /data.zip: the whole data set with its description, licence and citation. */
export async function GET(request: Request): Promise<Response> {
  try {
    const made = packing.run(() => openPackage())
    if (made === null) {
      return problemResponse({
        status: 503,
        detail: "Many are taking the data set just now. Try again in a minute.",
        headers: { "retry-after": "60" },
      })
    }
    const { facts, files, headers, tag } = await made
    const all = {
      ...openToAll,
      ...headers,
      etag: `"${tag}-zip"`,
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="chip-runway-v${facts.dataVersion}.zip"`,
    }
    if (isKnown(request.headers.get("if-none-match"), all.etag)) {
      return new Response(null, { status: 304, headers: all })
    }
    return new Response(request.method === "HEAD" ? null : zipStream(files, new Date(facts.savedAt)), {
      headers: all,
    })
  } catch (error) {
    return problemOfError(error, "packing the data set")
  }
}
