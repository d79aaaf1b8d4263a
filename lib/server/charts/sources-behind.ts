import "server-only"
import type { DocumentSource } from "@/lib/charts/document"
import type { Estimate } from "@/lib/contracts/estimate"
import type { Catalogue } from "@/lib/server/queries/catalogue"

/** Ids of the sources that an estimate rests on: of its orders' reports and of its assumptions. */
export function sourcesOfEstimate(
  catalogue: Catalogue,
  { lines, assumptionIds }: Pick<Estimate, "lines" | "assumptionIds">,
): string[] {
  return [
    ...lines.flatMap(({ orderId }) =>
      (catalogue.order.get(orderId ?? "")?.reports ?? []).map(({ sourceId }) => sourceId),
    ),
    ...assumptionIds.flatMap((id) => catalogue.assumption.get(id)?.sourceIds ?? []),
  ]
}

/** Sources as a document names them, each once, in the order of their ids. */
export function documentSources({ source }: Catalogue, ids: Iterable<string>): DocumentSource[] {
  return [...new Set(ids)].sort().map((id) => {
    const found = source.get(id)
    if (!found) throw new Error(`source ${id} is referred to and does not exist`)
    const { publisher, title, url, publishedOn, licence } = found
    return { id, publisher, title, url, publishedOn, licence }
  })
}
