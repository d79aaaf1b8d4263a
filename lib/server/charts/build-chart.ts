import "server-only"
import { chartDocumentSchema, type ChartDocument } from "@/lib/charts/document"
import { knownOf, saidAsKnown } from "@/lib/charts/known-spec"
import type { ChartName, ChartSpec, SpecOf } from "@/lib/charts/spec"
import { inKnownTurn } from "@/lib/server/queries/known-turns"
import { newestTouching } from "@/lib/server/queries/versions-touching"
import { buildAssumptionsTable } from "./assumptions-table"
import { atOneVersion } from "./at-one-version"
import { chartTags } from "./chart-tags"
import { buildChipPrices } from "./chip-prices"
import { buildChipStatus } from "./chip-status"
import { buildChipsTable } from "./chips-table"
import { buildContradiction } from "./contradiction"
import { buildCompare } from "./compare"
import { buildControlsTable } from "./controls-table"
import { buildDeliveries } from "./deliveries"
import { buildDrivers } from "./drivers"
import { buildExposure } from "./exposure"
import { buildFirmsTable } from "./firms-table"
import { buildLaboratory } from "./laboratory"
import { buildLaw } from "./law"
import { buildMoved } from "./moved"
import { buildOpenQuestions } from "./open-questions"
import { buildOrdersTable } from "./orders-table"
import { buildReplay } from "./replay"
import { buildReports } from "./reports"
import { buildRunway } from "./runway"
import { buildRunwayBoard } from "./runway-board"
import { buildSourcesTable } from "./sources-table"
import { buildStock } from "./stock"
import { buildTrackRecord } from "./track-record"

type Builder<C extends ChartName> = (spec: SpecOf<C>) => Promise<ChartDocument | null>

const builders: { [C in ChartName]: Builder<C> } = {
  "runway-board": buildRunwayBoard,
  runway: buildRunway,
  stock: buildStock,
  exposure: buildExposure,
  replay: buildReplay,
  laboratory: buildLaboratory,
  "track-record": buildTrackRecord,
  drivers: buildDrivers,
  "open-questions": buildOpenQuestions,
  contradiction: buildContradiction,
  moved: buildMoved,
  compare: buildCompare,
  deliveries: buildDeliveries,
  reports: buildReports,
  "orders-table": buildOrdersTable,
  "chip-prices": buildChipPrices,
  "chip-status": buildChipStatus,
  law: buildLaw,
  "firms-table": buildFirmsTable,
  "chips-table": buildChipsTable,
  "controls-table": buildControlsTable,
  "assumptions-table": buildAssumptionsTable,
  "sources-table": buildSourcesTable,
}

/**
 * A chart from the data of today, as a document. Pages, pictures and files of a live chart are made from it, and
 * freezing one stores it.
 *
 * All of it is read at one data version, and it names the newest one that touched it: saves of something else
 * leave the document, and so the link under which it is frozen, as they were.
 *
 * @returns null where what the spec names is not on record, or has nothing to show in this chart
 */
export async function buildChart(spec: ChartSpec): Promise<ChartDocument | null> {
  const known = knownOf(spec)
  if (known !== null) return buildKnownChart(spec, known)
  const build = builders[spec.chart] as Builder<ChartName>
  return atOneVersion(async (catalogue) => {
    const document = await build(spec)
    if (!document) return null
    const dataVersion = (await newestTouching(chartTags(spec))) ?? catalogue.dataVersion
    return chartDocumentSchema.parse({
      ...document,
      provenance: { ...document.provenance, dataVersion },
    })
  })
}

/**
 * A chart of what was known on a day. It names the data version whose records it reads; before the first one these are
 * today's, and it names the newest that touched it, as a chart of now does.
 */
async function buildKnownChart(spec: ChartSpec, day: string): Promise<ChartDocument | null> {
  const build = builders[spec.chart] as Builder<ChartName>
  return inKnownTurn(day, async ({ known }) => {
    // What will have been known on a day that is not over cannot be told.
    if (known.basis === "today") return null
    const document = await build(spec)
    if (!document) return null
    const newest = known.basis === "saved" ? null : await newestTouching(chartTags(spec))
    const dataVersion = newest ?? known.dataVersion
    const { provenance } = document
    return chartDocumentSchema.parse({
      ...saidAsKnown(document, day),
      provenance: { ...provenance, dataVersion },
    })
  })
}
