import { isKnown } from "@/lib/server/api/is-known"
import { problemOfError } from "@/lib/server/api/problem"
import { siteAddress } from "@/lib/server/auth/site-address"
import { databaseName } from "@/lib/server/database-name"
import { openToAll } from "@/lib/server/doors/door-response"
import { openPackage } from "@/lib/server/dataset/open-package"
import { keptZip } from "@/lib/server/dataset/package-zip"

export const dynamic = "force-dynamic"

/** /data.zip: the whole data set with its description, licence and citation. */
export async function GET(request: Request): Promise<Response> {
  try {
    const { facts, files, headers, tag } = await openPackage()
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
    if (request.method === "HEAD") return new Response(null, { headers: all })
    const key = [databaseName(), siteAddress().href, tag].join(" ")
    return new Response(await keptZip(key, files, new Date(facts.savedAt)), { headers: all })
  } catch (error) {
    return problemOfError(error, "packing the data set")
  }
}
