import "server-only"
import { z } from "zod"
import {
  replayRequestSchema,
  replaySchema,
  replaySettingSchema,
  type Replay,
  type ReplayRequest,
  type ReplayRow,
  type ReplaySetting,
} from "@/lib/contracts/replay"
import { addMonths, type Month } from "@/lib/domain/month"
import { isOfLawAlone, type LawChange, type Scenario } from "@/lib/domain/scenario"
import { changedLaw } from "@/lib/export-controls"
import { AppError } from "@/lib/server/errors"
import { chipChanges } from "@/lib/server/estimates/chip-changes"
import { lawOfRecords } from "@/lib/server/estimates/law-of-records"
import { replayFirm } from "@/lib/server/estimates/replay"
import { OneByOne } from "@/lib/server/one-by-one"
import { cachedQuery } from "./cached"
import { loadCatalogue, type Catalogue } from "./catalogue"
import { estimatesTag } from "./page-tags"

/** The month of the backtests, in which the cancelled orders of October 2023 were still open. */
const pastMonth: Month = "2023-11"

/** What a replay can change, and the scenarios on record that change the law alone. */
export async function getReplaySetting(): Promise<ReplaySetting> {
  const { dataVersion, dataset, records } = await loadCatalogue()
  return replaySettingSchema.parse({
    dataVersion,
    asOfs: [...new Set([dataset.asOf, pastMonth])],
    rules: records.control
      .map(({ id, name, shortName, effectiveOn }) => ({ id, name, shortName, from: effectiveOn.date }))
      .sort((a, b) => b.from.localeCompare(a.from)),
    proposals: records.proposal.filter(({ branches }) => branches !== null),
    chips: records.chip
      .map(({ id, name, vendor }) => ({ id, name, vendor }))
      .sort((a, b) => a.vendor.localeCompare(b.vendor, "en") || a.name.localeCompare(b.name, "en")),
    scenarios: records.scenario
      .filter(isOfLawAlone)
      .map(({ id, title, summary }) => ({ id, title, summary })),
  })
}

/** A scenario on record that changes the law alone; null when there is none of that id. */
export async function getScenario(id: string): Promise<Scenario | null> {
  const scenario = (await loadCatalogue()).scenario.get(id)
  return scenario && isOfLawAlone(scenario) ? scenario : null
}

/** Ids of the scenarios that change the law alone: each has a page. */
export async function listScenarioIds(): Promise<string[]> {
  return (await loadCatalogue()).records.scenario.filter(isOfLawAlone).map(({ id }) => id)
}

/**
 * Every firm's estimate under another law beside the published one. Kept by its changes and month, in the order
 * that the request gives them.
 *
 * @throws RangeError for a rule or proposal that does not exist, or a proposal without public criteria; AppError
 *   busy when too many others wait
 */
export async function getReplay(request: ReplayRequest): Promise<Replay> {
  return replaySchema.parse(await keptReplay(JSON.stringify(request)))
}

const keptReplay = cachedQuery(
  "replay",
  (request: string) => inTurn(() => makeReplay(request)),
  () => [estimatesTag],
)

/** How many replays may wait; at half a second each, the last waits some seconds. */
const mostWaiting = 16

// On globalThis, because the server has more than one copy of this module.
const holder = globalThis as typeof globalThis & { chipRunwayReplays?: OneByOne }

/** One replay after the other: a hundred side by side would keep every other reader waiting for seconds. */
function inTurn<Made>(make: () => Promise<Made>): Promise<Made> {
  holder.chipRunwayReplays ??= new OneByOne(mostWaiting)
  const made = holder.chipRunwayReplays.run(make)
  if (made === null) {
    throw new AppError("busy", "Many replays are being run just now. Try again in a few seconds.")
  }
  return made
}

async function makeReplay(request: string): Promise<Replay> {
  const { changes, asOf } = replayRequestSchema.parse(JSON.parse(request))
  const catalogue = await loadCatalogue()
  const { records, dataset, dataVersion } = catalogue
  const law = lawOfRecords(records)
  const changed = changedLaw(law, changes, records.proposal)
  const horizonMonths = horizonOf(catalogue)
  const rows: ReplayRow[] = []
  const without: Replay["without"] = []
  for (const company of records.company.filter(({ isPseudo }) => !isPseudo)) {
    const row = await replayFirm(catalogue, company, asOf, changed)
    if (row) rows.push(row)
    else without.push({ slug: company.id, name: company.name })
  }
  return {
    asOf,
    horizonMonths,
    dataVersion,
    draws: dataset.draws,
    changes,
    names: changes.map((change) => nameOf(catalogue, change)),
    chips: chipChanges(records.chip, law, changed, `${addMonths(dataset.asOf, horizonMonths)}-31`),
    rows: rows.sort(asOnTheBoard),
    without: without.sort((a, b) => a.name.localeCompare(b.name, "en")),
  }
}

function horizonOf({ records }: Catalogue): number {
  const horizon = records.assumption.find(({ field }) => field === "horizonMonths")?.distribution
  return horizon?.dist === "fixed" ? z.number().parse(horizon.value) : 60
}

function nameOf(catalogue: Catalogue, change: LawChange): Replay["names"][number] {
  switch (change.do) {
    case "remove":
    case "move":
    case "end":
      return brief(change.rule, catalogue.control.get(change.rule))
    case "adopt":
      return brief(change.proposal, catalogue.proposal.get(change.proposal))
    case "treat":
      return brief(change.chip, catalogue.chip.get(change.chip))
  }
}

function brief(id: string, record: { name: string; shortName?: string } | undefined) {
  const name = record?.name ?? id
  return { id, name, shortName: record?.shortName ?? name }
}

/** As the board sorts: rows with a strained bar last, then the shortest training with all supply. */
function asOnTheBoard(a: ReplayRow, b: ReplayRow): number {
  const isStrained = (row: ReplayRow) =>
    Number(row.training.grade === "strained" || row.inference.grade === "strained")
  const months = ({ training: { all } }: ReplayRow) =>
    all === null
      ? Number.MAX_SAFE_INTEGER
      : (all.before.quantiles.p50 ?? 1e6) + (all.before.quantiles.p25 ?? 1e3) / 1e4
  return isStrained(a) - isStrained(b) || months(a) - months(b) || a.name.localeCompare(b.name, "en")
}
