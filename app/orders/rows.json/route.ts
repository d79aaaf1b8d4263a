import { ordersPageSchema } from "@/lib/contracts/orders-explorer"
import { readOrdersQuery } from "@/lib/orders-link"
import { problemOfError, problemResponse } from "@/lib/server/api/problem"
import { taggedResponse } from "@/lib/server/api/tagged-response"
import { listOrders } from "@/lib/server/queries/orders-explorer"
import { sha256Of } from "@/lib/server/snapshots/content"

export const dynamic = "force-dynamic"

const mostRows = 200
const usualRows = 100

/** /orders/rows.json: some rows of the view that the query names, for the table that asks for them as it scrolls. */
export async function GET(request: Request): Promise<Response> {
  try {
    const params = new URL(request.url).searchParams
    const offset = numberOf(params.get("offset"), 0, 0, 9_999_999)
    const limit = numberOf(params.get("limit"), usualRows, 1, mostRows)
    if (offset === null || limit === null) {
      const detail = `offset is a number from 0 on, limit one from 1 to ${mostRows}.`
      return problemResponse({ status: 400, detail })
    }
    const page = ordersPageSchema.parse(await listOrders(readOrdersQuery(params).view, { offset, limit }))
    const bytes = new TextEncoder().encode(JSON.stringify(page))
    return taggedResponse(request, bytes, sha256Of(bytes), {
      "cache-control": "public, max-age=0, must-revalidate",
      "content-type": "application/json",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
    })
  } catch (error) {
    return problemOfError(error, "answering with rows of orders")
  }
}

/** Null for what is no number of that range. */
function numberOf(text: string | null, usual: number, from: number, to: number): number | null {
  if (text === null) return usual
  const number = /^\d{1,7}$/.test(text) ? Number(text) : NaN
  return number >= from && number <= to ? number : null
}
