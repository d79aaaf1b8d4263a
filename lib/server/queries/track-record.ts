import "server-only"
import { trackRecordSchema, type TrackDate, type TrackRecord } from "@/lib/contracts/track-record"
import { ENGINE_VERSION } from "@/lib/estimation"
import { casesOf } from "@/lib/server/track-record/cases"
import { coverageOf } from "@/lib/server/track-record/coverage"
import { trackDates, type TrackDateSetting } from "@/lib/server/track-record/dates"
import { hindsightOf } from "@/lib/server/track-record/hindsight"
import { ordersBehind, runsOfMonth } from "@/lib/server/track-record/run-then"
import { saidAround } from "@/lib/server/track-record/said-around"
import { cachedQuery } from "./cached"
import { loadCatalogue, type Catalogue } from "./catalogue"
import { sourceRef } from "./claim-views"

/**
 * What the model would have said in past months from what was known then, beside what firms and analysts said and
 * what happened since. The estimates behind it are kept by what they depend on, so that nothing is run twice.
 */
export async function getTrackRecord(): Promise<TrackRecord> {
  return trackRecordSchema.parse(await keptTrackRecord())
}

const keptTrackRecord = cachedQuery("track-record", async () => makeTrackRecord(await loadCatalogue()))

export async function makeTrackRecord(catalogue: Catalogue): Promise<TrackRecord> {
  const dates: TrackDate[] = []
  for (const setting of trackDates) dates.push(await makeTrackDate(catalogue, setting))
  const { dataVersion, dataset } = catalogue
  return {
    dataVersion,
    engineVersion: ENGINE_VERSION,
    draws: dataset.draws,
    seed: dataset.seed,
    horizonMonths: Math.max(
      ...dates.flatMap(({ cases }) => cases.map(({ run }) => run?.horizonMonths ?? 0)),
      1,
    ),
    asOf: dataset.asOf,
    dates,
    coverage: coverageOf(dates.flatMap(({ cases }) => cases)),
  }
}

async function makeTrackDate(catalogue: Catalogue, setting: TrackDateSetting): Promise<TrackDate> {
  const { asOf, assumptionsOf } = setting
  const made = await runsOfMonth(catalogue, setting)
  const { day } = made.known
  const { beside, also } = saidAround(catalogue.records.statement, asOf)
  const ids = [...new Set([...made.runs.values()].flatMap(({ then }) => then.assumptionIds))].toSorted()
  return {
    asOf,
    day,
    assumptionsOf: assumptionsOf === asOf ? null : assumptionsOf,
    cases: beside.flatMap((one) => casesOf(catalogue, made, one)),
    notRun: made.notRun.map(({ company: { id, name, nameZh }, missing }) => ({
      slug: id,
      name,
      nameZh,
      missing,
    })),
    uncounted: made.uncounted,
    alsoSaid: also.map(({ statement: { id, speaker, text, sourceId }, why }) => ({
      statementId: id,
      speaker,
      text,
      why,
      source: sourceRef(catalogue, sourceId),
    })),
    orders: ordersBehind(made),
    inputs: ids,
    hindsight: hindsightOf(catalogue, ids, { day, asOf }),
    reportsLeftOut: made.reports.leftOut,
    reportsUsed: made.reports.used,
  }
}
