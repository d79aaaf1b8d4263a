import "server-only"
import type { ChartData, ChartDocument } from "@/lib/charts/document"
import { readCount, sourcesFinding, sourcesTableFigure } from "@/lib/charts/figure/sources-table-figure"
import type { SpecOf } from "@/lib/charts/spec"
import type { SourceListItem } from "@/lib/contracts/source"
import { listSources } from "@/lib/server/queries/sources"
import { atOneVersion } from "./at-one-version"
import { recordDocument } from "./record-document"

/** Every source on record. */
export async function buildSourcesTable(spec: SpecOf<"sources-table">): Promise<ChartDocument | null> {
  return atOneVersion(async (catalogue) => {
    const { sources } = await listSources()
    if (sources.length === 0) return null
    const read = readCount(sources)
    return recordDocument(catalogue, {
      spec,
      figure: sourcesTableFigure(sources),
      answer: `${sourcesFinding(sources)}.`,
      data: dataOf(sources),
      measures: [
        {
          key: "sources.rows",
          label: "Sources on record",
          value: sources.length,
          unit: "sources",
          words: `${sources.length} sources`,
        },
        {
          key: "sources.read",
          label: "Sources whose page was read",
          value: read,
          unit: "sources",
          words: `${read} sources`,
        },
      ],
      sourceIds: sources.map(({ id }) => id),
    })
  })
}

function dataOf(sources: readonly SourceListItem[]): ChartData {
  return {
    columns: [
      { name: "id", title: "Source, as in its address here", unit: null, type: "text" },
      { name: "publisher", title: "Publisher", unit: null, type: "text" },
      { name: "title", title: "Title; empty: untitled", unit: null, type: "text" },
      { name: "published", title: "Published, first day of the period", unit: null, type: "date" },
      { name: "published_precision", title: "How exact the date is", unit: null, type: "text" },
      { name: "kind", title: "Kind of source", unit: null, type: "text" },
      { name: "licence", title: "Licence that asks for credit; empty: none named", unit: null, type: "text" },
      { name: "url", title: "Address; empty: none on record", unit: null, type: "text" },
      { name: "verification", title: "Whether the page was read", unit: null, type: "text" },
      { name: "records", title: "Records that rest on it", unit: "records", type: "number" },
    ],
    rows: sources.map((source) => [
      source.id,
      source.publisher,
      source.title,
      source.publishedOn?.date ?? null,
      source.publishedOn?.precision ?? null,
      source.kind,
      source.licence,
      source.url,
      source.verification,
      source.useCount,
    ]),
  }
}
