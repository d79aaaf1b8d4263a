import "server-only"
import type { OrdersView } from "@/lib/contracts/orders-explorer"
import { ordersQuery, readOrdersQuery } from "@/lib/orders-link"
import { routes } from "@/lib/routes"
import { isKnown } from "../api/is-known"
import { problemOfError } from "../api/problem"
import { pieceStream } from "../piece-stream"
import { taggedResponse } from "../api/tagged-response"
import { openToAll } from "../doors/door-response"
import { loadCatalogue, type Catalogue } from "../queries/catalogue"
import { getOrdersFile, ordersCatalogue } from "../queries/orders-file"
import { csvMetadata, csvPieces, jsonPieces, ordersFileName, ordersTag } from "./orders-files"

const cacheControl = "public, max-age=0, must-revalidate"

/**
 * All orders of the view in an address as a file, a row for each order and report. It is written while it is sent; a
 * reader who has it already gets nothing but its tag.
 */
export async function answerOrdersFile(request: Request, ending: "csv" | "json"): Promise<Response> {
  try {
    const params = new URL(request.url).searchParams
    const { view } = readOrdersQuery(params)
    const hasMark = ending === "csv" && ["1", "yes"].includes(params.get("bom") ?? "")
    const { dataVersion: newest } = await loadCatalogue()
    const headersOf = (catalogue: Catalogue) => ({
      ...openToAll,
      "cache-control": cacheControl,
      etag: `"${ordersTag(catalogue, newest, view, hasMark ? "csv with a mark" : ending)}"`,
      link: links(view, ending),
      "content-type": ending === "csv" ? "text/csv; charset=utf-8; header=present" : "application/json",
      "content-disposition": `attachment; filename="${ordersFileName(catalogue, view)}.${ending}"`,
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
    })
    const headers = headersOf(await ordersCatalogue(view))
    if (isKnown(request.headers.get("if-none-match"), headers.etag))
      return new Response(null, { status: 304, headers })
    if (request.method === "HEAD") return new Response(null, { headers })
    const file = await getOrdersFile(view)
    const pieces = ending === "csv" ? csvPieces(file, hasMark) : jsonPieces(file, view)
    // Named by the records that it is made of: somebody may have saved since.
    return new Response(pieceStream(pieces), { headers: headersOf(file.catalogue) })
  } catch (error) {
    return problemOfError(error, "writing a file of orders")
  }
}

/** What the columns of the CSV mean, as CSV on the Web. */
export async function answerOrdersMetadata(request: Request): Promise<Response> {
  try {
    const { view } = readOrdersQuery(new URL(request.url).searchParams)
    const { dataVersion: newest } = await loadCatalogue()
    const catalogue = await ordersCatalogue(view)
    const bytes = new TextEncoder().encode(csvMetadata(catalogue, view))
    return taggedResponse(request, bytes, ordersTag(catalogue, newest, view, "csv-metadata"), {
      ...openToAll,
      "cache-control": cacheControl,
      "content-type": "application/csvm+json",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
    })
  } catch (error) {
    return problemOfError(error, "describing a file of orders")
  }
}

function links(view: OrdersView, ending: "csv" | "json"): string {
  const query = ordersQuery(view)
  // Many clients take few bytes of headers; the files are found without them too.
  if (query.length > 1500)
    return `</orders.csv-metadata.json>; rel="describedby"; type="application/csvm+json"`
  const other = ending === "csv" ? "json" : "csv"
  return [
    `<${routes.orders(query)}>; rel="alternate"; type="text/html"`,
    `<${routes.ordersFile(other, query)}>; rel="alternate"; type="${other === "csv" ? "text/csv" : "application/json"}"`,
    `</orders.csv-metadata.json${query}>; rel="describedby"; type="application/csvm+json"`,
  ].join(", ")
}
