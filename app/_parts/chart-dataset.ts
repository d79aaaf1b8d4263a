import { chartAddress, fileAddress, type FilesOf } from "@/lib/charts/chart-files"
import { citationText } from "@/lib/charts/citation"
import { datasetOf } from "@/lib/charts/dataset"
import type { ChartDocument } from "@/lib/charts/document"
import { routes } from "@/lib/routes"
import { siteUrl } from "./site-url"

/** A chart as schema.org's Dataset, with this site's addresses. `day`: of its data, or of the freezing. */
export function chartDataset(
  document: ChartDocument,
  { of, day, shows }: { of: FilesOf; day: string; shows: string },
): Record<string, unknown> {
  const full = (path: string) => new URL(path, siteUrl()).href
  const { dataVersion, asOf } = document.provenance
  const page = full(chartAddress(of))
  return datasetOf(document, {
    places: {
      page,
      csv: full(fileAddress(of, "csv")),
      json: full(fileAddress(of, "json")),
      site: full(routes.board()),
    },
    modified: day,
    citation: citationText({
      title: document.figure.title,
      dataVersion,
      asOf,
      frozenOn: "id" in of ? day : null,
      accessedOn: null,
      url: page,
    }),
    shows,
  })
}
