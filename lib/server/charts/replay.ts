import "server-only"
import { setImmediate } from "node:timers/promises"
import { documentVersion, type ChartData, type ChartDocument, type EngineRun } from "@/lib/charts/document"
import { replayFigure } from "@/lib/charts/figure/replay-figure"
import { runwayColumns, runwayMeasure, runwayValues } from "@/lib/charts/runway-data"
import type { SpecOf } from "@/lib/charts/spec"
import type { Replay, ReplayRow, ReplaySummary } from "@/lib/contracts/replay"
import { ENGINE_VERSION } from "@/lib/estimation"
import { changedLaw, type Law } from "@/lib/export-controls"
import { changesInOrder } from "@/lib/law-change-param"
import { replaySetLead } from "@/lib/replay-words"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { AppError } from "@/lib/server/errors"
import { lawOfRecords } from "@/lib/server/estimates/law-of-records"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { OneByOne } from "@/lib/server/one-by-one"
import { getReplay } from "@/lib/server/queries/replay"
import { atOneVersion } from "./at-one-version"
import { checkReplay } from "./check-replay"
import { engineRunOf } from "./engine-run"
import { inputHashOf } from "./input-hash"
import { changedVariant } from "./inputs-of"
import { documentSources, sourcesOfEstimate } from "./sources-behind"

// On globalThis, because the server has more than one copy of this module. The runs themselves have a queue of
// their own (getReplay): in the same one, a document would wait for itself.
const holder = globalThis as typeof globalThis & { chipRunwayReplayDocuments?: OneByOne }

const workloads = ["training", "inference"] as const
/** The figures of a runway that the chart shows, before and after. */
const shown = ["runway", "shares", "sufficient-24"] as const

/**
 * Every firm's runway under a changed law beside the published one. Null where no firm has a number for the month.
 *
 * @throws AppError invalid-input for a rule, bill, part or month that no replay can be made of
 */
export async function buildReplay(asked: SpecOf<"replay">): Promise<ChartDocument | null> {
  const spec = { ...asked, changes: changesInOrder(asked.changes) }
  return atOneVersion(async (catalogue) => {
    await checkReplay(spec, catalogue)
    const { changes, asOf, set } = spec
    const replay = await getReplay({ changes, asOf })
    const rows = replay.rows.filter((row) => workloads.some((workload) => row[workload][set] !== null))
    if (rows.length === 0) return null
    holder.chipRunwayReplayDocuments ??= new OneByOne(16)
    const document = holder.chipRunwayReplayDocuments.run(() =>
      replayDocument(spec, { ...replay, rows }, catalogue),
    )
    if (!document) throw new AppError("busy", "Many replays are being run just now. Try again in a minute.")
    return document
  })
}

async function replayDocument(
  spec: SpecOf<"replay">,
  replay: Replay,
  catalogue: Catalogue,
): Promise<ChartDocument> {
  const { set, asOf, changes } = spec
  const { records, dataset } = catalogue
  const law = changedLaw(lawOfRecords(records), changes, records.proposal)
  const runs: EngineRun[] = []
  const sources: string[] = []
  const assumptions: string[] = []
  for (const row of replay.rows) {
    const company = catalogue.company.get(row.slug)
    if (!company) continue
    // A firm takes up to a second where its month was not asked for before: others must get their turn in between.
    await setImmediate()
    const estimate = await getEstimate(catalogue, company, { asOf })
    sources.push(...sourcesOfEstimate(catalogue, estimate))
    assumptions.push(...estimate.assumptionIds)
    const before = await engineRunOf(
      estimate,
      workloads.flatMap((workload) => shown.map((figure) => `${workload}.${set}.${figure}`)),
    )
    if (before) runs.push(before)
    const after = changedRun(catalogue, row, spec, law)
    if (after) runs.push(after)
  }
  return {
    format: "chip-runway-chart",
    version: documentVersion,
    spec,
    figure: replayFigure(replay, set),
    answer: replaySetLead(replay, set),
    data: replayData(replay, set),
    measures: replay.rows.flatMap((row) => measuresOf(row, replay, set)),
    sources: documentSources(catalogue, [...sources, ...lawBehind(spec, catalogue)]),
    provenance: {
      dataVersion: catalogue.dataVersion,
      asOf,
      engine: { version: ENGINE_VERSION, seed: dataset.seed, draws: dataset.draws },
      assumptions: [...new Set(assumptions)].sort(),
    },
    runs,
  }
}

/** The run under the changed law; null for a firm that the changes do not reach, which is not run again. */
function changedRun(
  catalogue: Catalogue,
  row: ReplayRow,
  { set, asOf }: SpecOf<"replay">,
  law: Law,
): EngineRun | null {
  const company = catalogue.company.get(row.slug)
  if (!company || row.effects.length === 0) return null
  const { seed, draws } = catalogue.dataset
  const input = inputHashOf(catalogue, company, { asOf, seed, draws }, law)
  if (input === null) return null
  const figures: EngineRun["figures"] = {}
  for (const workload of workloads) {
    const after = row[workload][set]?.after
    if (!after) continue
    const { p5, p25, p50, p75, p95 } = after.quantiles
    figures[`${workload}.${set}.runway`] = [p5, p25, p50, p75, p95]
    figures[`${workload}.${set}.shares`] = [after.censoredShare, after.alreadyShortShare]
    figures[`${workload}.${set}.sufficient-24`] = [after.sufficientAt24]
  }
  return { firm: company.id, variant: changedVariant, input, figures }
}

function measuresOf(
  row: ReplayRow,
  { horizonMonths }: Replay,
  set: "own" | "all",
): ChartDocument["measures"] {
  return workloads.flatMap((workload) => {
    const pair = row[workload][set]
    if (!pair) return []
    const measure = runwayMeasure({
      slug: row.slug,
      name: row.name,
      workload,
      set,
      quantiles: pair.after.quantiles,
      horizonMonths,
    })
    return [
      {
        ...measure,
        key: `${row.slug}.${workload}.${set}.changed-median`,
        label: `${measure.label}, under the changed rules`,
      },
    ]
  })
}

/** The texts of the rules and bills that the changes name, and what is known of the parts. */
function lawBehind({ changes }: SpecOf<"replay">, { control, proposal, chip }: Catalogue): string[] {
  return changes.flatMap((change) => {
    switch (change.do) {
      case "remove":
      case "move":
      case "end":
        return control.get(change.rule)?.sourceIds ?? []
      case "adopt":
        return proposal.get(change.proposal)?.sourceIds ?? []
      case "treat":
        return chip.get(change.chip)?.sourceIds ?? []
    }
  })
}

/** Two rows for each firm and workload: as things stand, and changed. */
function replayData({ rows, asOf, horizonMonths }: Replay, set: "own" | "all"): ChartData {
  const values = (summary: ReplaySummary | null) => [
    ...runwayValues(summary, asOf),
    summary?.sufficientAt24 ?? null,
  ]
  return {
    columns: [
      { name: "firm", title: "Firm, as in its address here", unit: null, type: "text" },
      { name: "firm_name", title: "Name of the firm", unit: null, type: "text" },
      { name: "workload", title: "training or inference", unit: null, type: "text" },
      {
        name: "grade",
        title:
          "How far the estimate can be trusted: shown, with warning, strained (for orientation only: its inputs contradict each other), none",
        unit: null,
        type: "text",
      },
      {
        name: "law",
        title: "“as things stand”, or “changed” as the chart's settings say",
        unit: null,
        type: "text",
      },
      ...runwayColumns(asOf, horizonMonths),
      {
        name: "share_enough_after_two_years",
        title: "Share of draws in which the chips still suffice after 24 months, 0 to 1; empty: no number",
        unit: "share",
        type: "number",
      },
    ],
    rows: rows.flatMap((row) =>
      workloads.flatMap((workload) => {
        const { grade, [set]: pair } = row[workload]
        const head = [row.slug, row.name, workload, grade]
        return [
          [...head, "as things stand", ...values(pair?.before ?? null)],
          [...head, "changed", ...values(pair?.after ?? null)],
        ]
      }),
    ),
  }
}
