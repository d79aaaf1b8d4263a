import "server-only"
import { matrixChips, stretchesOf } from "@/lib/charts/control-stretches"
import {
  controlDayViewSchema,
  everyDaySchema,
  type ControlDayView,
  type EveryDay,
  type ListingBrief,
  type ProposalBrief,
  type RuleBrief,
} from "@/lib/contracts/control"
import { changesAround, stretchOn } from "@/lib/charts/control-matrix-model"
import type { Branch, ControlProposal, ControlRule, ControlStatus } from "@/lib/domain/control-rule"
import type { Listing } from "@/lib/domain/listing"
import { strictnessOf } from "@/lib/export-controls"
import { lawOfRecords } from "../estimates/law-of-records"
import { cachedQuery } from "./cached"
import { loadCatalogue } from "./catalogue"

/** Every answer of every day that pages answer for. */
export async function getEveryDay(): Promise<EveryDay> {
  return everyDaySchema.parse(await keptEveryDay())
}

/** The law on one day: every part under every rule, with the rules, lists and bills around it. */
export async function getControlDay(day: string): Promise<ControlDayView> {
  return controlDayViewSchema.parse(await keptDay(day))
}

/** The law as of the day on which the records were compiled. */
export async function getControlsToday(): Promise<ControlDayView> {
  const { dataset } = await loadCatalogue()
  return getControlDay(dataset.compiledOn)
}

const keptEveryDay = cachedQuery("controls-every-day", async (): Promise<EveryDay> => {
  const { dataVersion, records } = await loadCatalogue()
  const chips = matrixChips(records.chip)
  const law = lawOfRecords(records)
  const order = chips.map(({ id }) => id)
  return { dataVersion, chips, stretches: stretchesOf(law, records.chip, order) }
})

const keptDay = cachedQuery("controls-day", async (day: string): Promise<ControlDayView> => {
  const { dataVersion, dataset, records } = await loadCatalogue()
  const { chips, stretches } = await keptEveryDay()
  return {
    dataVersion,
    compiledOn: dataset.compiledOn,
    day,
    chips,
    stretch: stretchOn(stretches, day),
    ...changesAround(stretches, day),
    rules: byDay(records.control.map(ruleBrief), ({ effectiveOn }) => effectiveOn.date),
    listings: byDay(records.listing.flatMap(listingBrief), ({ listedOn }) => listedOn.date),
    proposals: byDay(records.proposal.map(proposalBrief), ({ introducedOn }) => introducedOn?.date ?? "9999"),
  }
})

function byDay<T>(records: T[], dayOf: (record: T) => string): T[] {
  return records.sort((a, b) => dayOf(a).localeCompare(dayOf(b)))
}

function ruleBrief(rule: ControlRule): RuleBrief {
  return {
    id: rule.id,
    name: rule.name,
    shortName: rule.shortName,
    kind: rule.kind,
    place: rule.place,
    isApproximate: rule.precision.level === "approximate",
    effectiveOn: rule.effectiveOn,
    periods: rule.periods.map(({ from, until, state }) => ({ from, until, state })),
    strictest: strictest(rule.branches),
  }
}

/** Entries that were looked for and not found, and those without a day, have no place on an axis. */
function listingBrief({ id, names, list, listedOn, status }: Listing): ListingBrief[] {
  return list !== null && listedOn !== null && status === "listed" ? [{ id, names, list, listedOn }] : []
}

function proposalBrief({
  id,
  name,
  shortName,
  state,
  introducedOn,
  branches,
}: ControlProposal): ProposalBrief {
  return { id, name, shortName, state, introducedOn, strictest: branches && strictest(branches) }
}

/** The strictest answer a text can give by itself; one beside the sale counts where there is no other. */
function strictest(branches: readonly Branch[]): ControlStatus | null {
  const own = branches.flatMap(({ outcome }) => ("status" in outcome ? [outcome.status] : []))
  const [first, ...others] = own
  if (first === undefined) return null
  return others.reduce(
    (best, status) => (strictnessOf(status) > Math.max(strictnessOf(best), 1) ? status : best),
    first,
  )
}
