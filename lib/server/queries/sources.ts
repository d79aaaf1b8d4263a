import "server-only"
import { z } from "zod"
import {
  sourceListItemSchema,
  sourcePageSchema,
  type SourceListItem,
  type SourcePage,
} from "@/lib/contracts/source"
import { cachedQuery } from "./cached"
import { loadCatalogue, type Catalogue } from "./catalogue"
import { companyRef } from "./claim-views"
import { pageTag } from "./page-tags"

type Use = SourcePage["claims"][number]

/** A source and every record that rests on it; null when the id is unknown. */
export async function getSource(id: string): Promise<SourcePage | null> {
  if (!(await loadCatalogue()).source.has(id)) return null
  const page = await keptSource(id)
  return page && sourcePageSchema.parse(page)
}

const keptSource = cachedQuery("source", makePage, (id) => [pageTag("source", id)])

async function makePage(id: string): Promise<SourcePage | null> {
  const catalogue = await loadCatalogue()
  const source = catalogue.source.get(id)
  if (!source) return null
  const { records, dataVersion } = catalogue
  return {
    ...source,
    dataVersion,
    claims: claimUses(catalogue).filter((use) => use.sourceId === id),
    assumptions: records.assumption
      .filter(({ sourceIds }) => sourceIds.includes(id))
      .map(({ id, meaning }) => ({ id, meaning })),
    chips: records.chip
      .filter(({ sourceIds }) => sourceIds.includes(id))
      .map(({ id, name }) => ({ id, name })),
  }
}

const listSchema = z.object({ dataVersion: z.number().int(), sources: z.array(sourceListItemSchema) })

/** Every source with the number of records that rest on it, the most used first. */
export async function listSources(): Promise<{ dataVersion: number; sources: SourceListItem[] }> {
  return listSchema.parse(await keptList())
}

const keptList = cachedQuery("sources", async () => {
  const catalogue = await loadCatalogue()
  const { records, dataVersion } = catalogue
  const count = new Map<string, number>()
  const add = (id: string) => count.set(id, (count.get(id) ?? 0) + 1)
  for (const { sourceId } of claimUses(catalogue)) add(sourceId)
  for (const { sourceIds } of [...records.assumption, ...records.chip, ...records.company])
    sourceIds.forEach(add)
  const sources = records.source
    .map((source) => ({ ...source, useCount: count.get(source.id) ?? 0 }))
    .sort((a, b) => b.useCount - a.useCount || a.publisher.localeCompare(b.publisher, "en"))
  return { dataVersion, sources }
})

function claimUses(catalogue: Catalogue): (Use & { sourceId: string })[] {
  const { records } = catalogue
  const use =
    (kind: Use["kind"], orderId: string | null) =>
    (claim: { id: string; text: string; companies: string[]; sourceId: string }) => ({
      id: claim.id,
      kind,
      text: claim.text,
      orderId,
      sourceId: claim.sourceId,
      companies: claim.companies.map((slug) => companyRef(catalogue, slug)),
    })
  return [
    ...records.order.flatMap((order) => order.reports.map(use("report", order.id))),
    ...records.statement.map(use("statement", null)),
    ...records.note.map(use("note", null)),
    ...records.designation.map(use("designation", null)),
  ]
}
