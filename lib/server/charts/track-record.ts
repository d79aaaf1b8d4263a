import "server-only"
import { documentVersion, type ChartData, type ChartDocument, type Measure } from "@/lib/charts/document"
import { trackRecordFigure } from "@/lib/charts/figure/track-record-figure"
import type { SpecOf } from "@/lib/charts/spec"
import type { TrackCase, TrackRecord } from "@/lib/contracts/track-record"
import { medianWords } from "@/lib/runway-words"
import { getTrackRecord } from "@/lib/server/queries/track-record"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { caseName, ofWords, trackRecordLead } from "@/lib/track-record-words"
import { atOneVersion } from "./at-one-version"
import { documentSources } from "./sources-behind"

/** What the model would have said in past months, beside what was said and what happened. Null without a case. */
export async function buildTrackRecord(spec: SpecOf<"track-record">): Promise<ChartDocument | null> {
  return atOneVersion(async (catalogue) => {
    const record = await getTrackRecord()
    const cases = record.dates.flatMap((date) => date.cases)
    if (cases.length === 0) return null
    return {
      format: "chip-runway-chart",
      version: documentVersion,
      spec,
      figure: trackRecordFigure(record),
      answer: trackRecordLead(record).join(" "),
      data: dataOf(cases),
      measures: [...cases.flatMap(medianOf), ...coverageMeasures(record)],
      sources: documentSources(catalogue, sourcesOf(record, catalogue)),
      provenance: {
        dataVersion: record.dataVersion,
        asOf: record.asOf,
        engine: { version: record.engineVersion, seed: record.seed, draws: record.draws },
        assumptions: [...new Set(record.dates.flatMap(({ inputs }) => inputs))].toSorted(),
      },
      // Each case is a run of its own past month; the firms' inputs of today, which are kept, are none of them.
      runs: [],
    }
  })
}

function medianOf({ id, firm, workload, asOf, run }: TrackCase): Measure[] {
  if (run === null) return []
  const { p50 } = run.own
  return [
    {
      key: `track-record.${id.replaceAll(" ", ".")}.median`,
      label: `${caseName({ firm, workload, asOf })}, median runway`,
      value: p50,
      unit: "months",
      words: medianWords(p50, run.horizonMonths),
    },
  ]
}

function coverageMeasures({ coverage }: TrackRecord): Measure[] {
  const tallies = {
    claims: "Claims whose middle lies inside",
    shortages: "Shortages seen at the firm inside",
    sectorShortages: "Shortages seen in the sector inside",
    censored: "Cases lost from sight that do not contradict",
  } as const
  return (Object.keys(tallies) as (keyof typeof tallies)[]).flatMap((name) =>
    (["in50", "in90"] as const).map((interval) => ({
      key: `track-record.${name}.${interval}`,
      label: `${tallies[name]} ${interval === "in50" ? "half" : "nine in ten"} of the draws`,
      value: coverage[name][interval].length,
      unit: "cases",
      words: ofWords(coverage[name][interval].length, coverage[name].of.length),
    })),
  )
}

function sourcesOf({ dates }: TrackRecord, { assumption, order }: Catalogue): string[] {
  const cases = dates.flatMap((date) => date.cases)
  return [
    ...cases.map(({ claim }) => claim.source.id),
    ...cases.flatMap(({ outcome }) => outcome?.sources.map(({ id }) => id) ?? []),
    ...dates.flatMap(({ inputs }) => inputs.flatMap((id) => assumption.get(id)?.sourceIds ?? [])),
    ...dates.flatMap(({ orders }) =>
      orders.flatMap((id) => order.get(id)?.reports.map(({ sourceId }) => sourceId) ?? []),
    ),
  ]
}

const percentiles = {
  p5: "5th percentile",
  p25: "lower quartile",
  p50: "median",
  p75: "upper quartile",
  p95: "95th percentile",
}
const quantiles = Object.keys(percentiles) as (keyof typeof percentiles)[]

/** A row a case. */
function dataOf(cases: readonly TrackCase[]): ChartData {
  const number = (name: string, title: string, unit: string) => ({
    name,
    title,
    unit,
    type: "number" as const,
  })
  const text = (name: string, title: string) => ({ name, title, unit: null, type: "text" as const })
  return {
    columns: [
      {
        name: "as_of",
        title: "As-of month; what was public by its last day is known",
        unit: null,
        type: "month",
      },
      text("firm", "Firm, as in the address of its profile"),
      text("workload", "“training” or “inference”"),
      text("statement", "Id of the statement"),
      number("said_low", "Shortest of what was said, from the as-of month; empty: no months", "months"),
      number("said_high", "Longest of what was said, from the as-of month; empty: no months", "months"),
      text("counted", "“yes”, or why the statement does not count"),
      ...quantiles.map((quantile) =>
        number(
          `own_${quantile}`,
          `Own-stock runway, ${percentiles[quantile]}; empty: beyond the horizon`,
          "months",
        ),
      ),
      number("share_below", "Share of draws shorter than what was said, 0 to 1", "share"),
      number("share_inside", "Share of draws within what was said, 0 to 1", "share"),
      number("share_above", "Share of draws longer than what was said, 0 to 1", "share"),
      ...([12, 24, 36] as const).map((months) =>
        number(
          `sufficient_at_${months}`,
          `Share of draws still sufficient after ${months} months, 0 to 1`,
          "share",
        ),
      ),
      text("outcome", "What happened; empty: nothing is on record"),
      {
        name: "outcome_month",
        title: "Month in which it was seen; empty: not seen yet",
        unit: null,
        type: "month",
      },
      text("outcome_of", "“firm”, or “sector” where it was seen at other firms"),
      number("share_sooner", "Share of draws that ran out before that month, 0 to 1", "share"),
    ],
    rows: cases.map(({ asOf, firm, workload, claim, run, outcome }) => [
      asOf,
      firm.slug,
      workload,
      claim.statementId,
      claim.months?.low ?? null,
      claim.months?.high ?? null,
      claim.notCounted ?? "yes",
      ...quantiles.map((quantile) => run?.own[quantile] ?? null),
      run?.against?.below ?? null,
      run?.against?.inside ?? null,
      run?.against?.above ?? null,
      ...([12, 24, 36] as const).map((months) => run?.sufficientAt[months] ?? null),
      outcome?.kind ?? null,
      outcome?.month ?? null,
      outcome === null ? null : outcome.isOwn ? "firm" : "sector",
      outcome?.sooner ?? null,
    ]),
  }
}
