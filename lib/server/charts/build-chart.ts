import "server-only"
import { chartDocumentSchema, type ChartDocument } from "@/lib/charts/document"
import type { ChartName, ChartSpec, SpecOf } from "@/lib/charts/spec"
import { buildExposure } from "./exposure"
import { buildReplay } from "./replay"
import { buildRunway } from "./runway"
import { buildRunwayBoard } from "./runway-board"
import { buildStock } from "./stock"
import { buildDeliveries } from "./deliveries"
import { buildOrdersTable } from "./orders-table"
import { buildReports } from "./reports"

type Builder<C extends ChartName> = (spec: SpecOf<C>) => Promise<ChartDocument | null>

const builders: { [C in ChartName]?: Builder<C> } = {
  "runway-board": buildRunwayBoard,
  runway: buildRunway,
  stock: buildStock,
  exposure: buildExposure,
  replay: buildReplay,
  deliveries: buildDeliveries,
  reports: buildReports,
  "orders-table": buildOrdersTable,
}

/**
 * A chart from the data of today, as a document. Pages, pictures and files of a live chart are made from it, and
 * freezing one stores it.
 *
 * @returns null where what the spec names is not on record, or has nothing to show in this chart
 */
export async function buildChart(spec: ChartSpec): Promise<ChartDocument | null> {
  const build = builders[spec.chart] as Builder<ChartName> | undefined
  if (!build) return null
  const document = await build(spec)
  return document && chartDocumentSchema.parse(document)
}
