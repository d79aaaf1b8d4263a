import "server-only"
import { documentVersion, type ChartDocument } from "@/lib/charts/document"
import type { ChartSpec } from "@/lib/charts/spec"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { documentSources } from "./sources-behind"

type Parts = Pick<ChartDocument, "figure" | "answer" | "data" | "measures"> & {
  spec: ChartSpec
  /** Ids of the sources that the chart rests on, in any order. */
  sourceIds: Iterable<string>
}

/** The document of a chart that shows records and no estimate. */
export function recordDocument(catalogue: Catalogue, { sourceIds, ...parts }: Parts): ChartDocument {
  return {
    format: "chip-runway-chart",
    version: documentVersion,
    ...parts,
    sources: documentSources(catalogue, sourceIds),
    provenance: {
      dataVersion: catalogue.dataVersion,
      asOf: catalogue.dataset.asOf,
      engine: null,
      assumptions: [],
    },
    runs: [],
  }
}
