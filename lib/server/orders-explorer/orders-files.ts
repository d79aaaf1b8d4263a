import "server-only"
import { createHash } from "node:crypto"
import { citationText } from "@/lib/charts/citation"
import { orderFacets, type OrdersView } from "@/lib/contracts/orders-explorer"
import { csvLine } from "@/lib/csv-line"
import { csvwMetadata } from "@/lib/csvw"
import { ordersQuery } from "@/lib/orders-link"
import { routes } from "@/lib/routes"
import { siteAddress } from "../auth/site-address"
import { buildId } from "../build-id"
import type { Catalogue } from "../queries/catalogue"
import type { OrdersFile } from "../queries/orders-file"
import { toldColumns, toldRows } from "./told-orders"

/** Orders written between two looks at whether anybody still reads. */
const ordersPerPiece = 100

/** The lines of a CSV: the columns' names, then a row for each order and report. */
export function* csvPieces({ catalogue, orders }: OrdersFile, hasMark: boolean): Generator<string> {
  yield `${hasMark ? "\uFEFF" : ""}${csvLine(toldColumns.map(({ name }) => name))}`
  for (let start = 0; start < orders.length; start += ordersPerPiece) {
    const some = orders.slice(start, start + ordersPerPiece)
    yield some.flatMap((order) => toldRows(catalogue, order).map(csvLine)).join("")
  }
}

/** The same as JSON, with what it is, how to cite it, its columns and its sources. */
export function* jsonPieces({ catalogue, orders }: OrdersFile, view: OrdersView): Generator<string> {
  const head = JSON.stringify({
    ...aboutOrders(catalogue, view),
    orders: orders.length,
    columns: toldColumns,
  })
  yield `${head.slice(0, -1)},"rows":[`
  const sources = new Set<string>()
  let isFirst = true
  for (let start = 0; start < orders.length; start += ordersPerPiece) {
    const some = orders.slice(start, start + ordersPerPiece)
    const rows = some.flatMap((order) => toldRows(catalogue, order))
    for (const { reports } of some) for (const { sourceId } of reports) sources.add(sourceId)
    const told = rows.map((row) =>
      JSON.stringify(Object.fromEntries(toldColumns.map(({ name }, at) => [name, row[at] ?? null]))),
    )
    yield `${isFirst ? "" : ","}${told.join(",")}`
    isFirst = false
  }
  const list = [...sources].sort().flatMap((id) => {
    const source = catalogue.source.get(id)
    if (!source) return []
    const { publisher, title, url, publishedOn, licence, verification } = source
    return [{ id, publisher, title, url, publishedOn, licence, verification }]
  })
  yield `],"sources":${JSON.stringify(list)}}\n`
}

/** What a file of orders is, and how to cite it. */
export function aboutOrders(catalogue: Catalogue, view: OrdersView) {
  const { dataVersion, dataset } = catalogue
  const url = new URL(routes.orders(ordersQuery(view)), siteAddress()).href
  const title = view.known === null ? "Orders" : `Orders, as known on ${view.known}`
  const cited = { title, dataVersion, asOf: null, frozenOn: null, accessedOn: null, url }
  return {
    title: `${dataset.title}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    url,
    dataVersion,
    asOf: dataset.asOf,
    known: view.known,
    licence: dataset.licence,
    citation: citationText(cited),
  }
}

/** A file of orders in CSV as W3C's "CSV on the Web" describes one: columns, units, licence and citation. */
export function csvMetadata(catalogue: Catalogue, view: OrdersView): string {
  const { title, url, dataVersion, asOf, known, licence, citation } = aboutOrders(catalogue, view)
  return csvwMetadata({
    ...{ title, page: url, licence, citation, dataVersion, sources: [], columns: toldColumns },
    url: routes.ordersFile("csv", ordersQuery(view)),
    asOf: known ?? asOf,
  })
}

/** Names the bytes of a file of orders without making it: they depend on the data, the view and this build. */
export function ordersTag(catalogue: Catalogue, newest: number, view: OrdersView, file: string): string {
  const all = [
    buildId(),
    siteAddress().href,
    catalogue.dataVersion,
    // Of a past day too: a source that is protected since is protected there.
    newest,
    catalogue.dataset.asOf,
    ordersQuery(view),
    file,
  ]
  return createHash("sha256").update(JSON.stringify(all)).digest("base64url").slice(0, 27)
}

/** As much of a filter stands in the name of a file. */
const longestName = 48

/**
 * "chip-runway-orders-v12", "chip-runway-orders-a800-sxm-80gb-baidu-v12", with the day where it is an earlier one.
 * What is too long for a name ends in a mark of the whole filter, so that two files never have one name by it.
 */
export function ordersFileName({ dataVersion }: Pick<Catalogue, "dataVersion">, view: OrdersView): string {
  const values = [view.q, ...orderFacets.flatMap((facet) => [...view[facet]])]
  const chosen = [...values, view.contradictions ? "contradicted" : ""].join(" ")
  const slug = chosen
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
  // What no Latin letters tell, such as a search in Chinese, is told by the mark too.
  const isWhole = slug.length <= longestName && /^[\x20-\x7e]*$/.test(chosen)
  const name = isWhole ? slug : `${slug.slice(0, longestName)}-${markOf(view)}`.replace(/^-+/, "")
  const filter = chosen.trim() === "" ? "" : `-${name}`
  return `chip-runway-orders${filter}-v${dataVersion}${view.known === null ? "" : `-known-${view.known}`}`
}

function markOf(view: OrdersView): string {
  return createHash("sha256").update(ordersQuery(view)).digest("hex").slice(0, 6)
}
