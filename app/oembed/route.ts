import { z } from "zod"
import { problemOfError, problemResponse } from "@/lib/server/api/problem"
import { tooNew } from "@/lib/server/doors/door-chart"
import { openToAll } from "@/lib/server/doors/door-response"
import { chartAt } from "@/lib/server/oembed/chart-at"
import { oembedOf } from "@/lib/server/oembed/oembed-of"
import { oembedXml } from "@/lib/server/oembed/oembed-xml"

export const dynamic = "force-dynamic"

const pixels = z.coerce.number().int().min(1).nullable()
const querySchema = z.object({ url: z.string().min(1).max(4000), maxwidth: pixels, maxheight: pixels })

/** How a chart's page is shown in other people's pages, for those who were given its address. */
export async function GET(request: Request): Promise<Response> {
  try {
    const query = new URL(request.url).searchParams
    const format = query.get("format") ?? "json"
    if (format !== "json" && format !== "xml") return refuse(501, "format is json or xml.")
    const read = querySchema.safeParse({
      url: query.get("url"),
      maxwidth: query.get("maxwidth"),
      maxheight: query.get("maxheight"),
    })
    if (!read.success) {
      const detail =
        "Give url, the full address of a chart; maxwidth and maxheight in whole pixels, if at all."
      return refuse(400, detail)
    }
    const { url, maxwidth, maxheight } = read.data
    const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host")
    const chart = await chartAt(url, host)
    if (chart === null) return refuse(404, "There is no chart at this address.")
    if (chart.document === null) return refuse(tooNew.status, tooNew.detail)
    const answer = oembedOf(chart, chart.document, { width: maxwidth, height: maxheight })
    const headers = { "cache-control": `public, max-age=${answer.cache_age}`, ...openToAll }
    if (format === "json") return Response.json(answer, { headers })
    return new Response(oembedXml(answer), {
      headers: { ...headers, "content-type": "text/xml; charset=utf-8" },
    })
  } catch (error) {
    return problemOfError(error, "answering how a chart is embedded")
  }
}

function refuse(status: number, detail: string): Response {
  return problemResponse({ status, detail, headers: openToAll })
}
