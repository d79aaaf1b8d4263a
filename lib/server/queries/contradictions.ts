import "server-only"
import {
  contradictionsSchema,
  type Contradiction,
  type ContradictionClaim,
  type Contradictions,
  type Truth,
} from "@/lib/contracts/contradiction"
import { matterStake } from "@/lib/contradiction-stake"
import type { Conflict } from "@/lib/domain/conflict"
import type { Order } from "@/lib/domain/order"
import { defaultHorizonMonths } from "@/lib/estimation/model-input"
import { begun, giveWay, inBackground, joined } from "@/lib/server/analyses/give-way"
import { reportOf } from "@/lib/server/analyses/contradicting-reports"
import { knownTruths, plannedTruth, workOutTruths, type PlannedTruth } from "@/lib/server/analyses/truths"
import { logError } from "@/lib/server/log"
import { loadCatalogue, type Catalogue } from "./catalogue"
import { takeOn } from "./cached"
import { designationView, noteView, reportView, statementView } from "./claim-views"
import { keepBriefly } from "./kept-briefly"
import { pageTag, sharedTag } from "./page-tags"

/** Which contradictions are asked for: all, those that touch a firm or an order, or one by its id. */
export type ContradictionsAsked = { firm?: string; order?: string; id?: string }

/**
 * Contradictions with what hangs on them, lost numbers and most months first. Nothing is simulated: what was not yet worked out is
 * null, and `workOutContradictions` works it out.
 *
 * @param catalogue as things are known; the newest public records where none is given
 */
export async function getContradictions(
  asked: ContradictionsAsked = {},
  catalogue?: Catalogue,
): Promise<Contradictions> {
  const world = catalogue ?? (await loadCatalogue())
  const { dataset, dataVersion, assumption } = world
  const conflicts = world.records.conflict.filter((conflict) => isAsked(world, conflict, asked))
  const plans = await plansOf(world, conflicts)
  const truths = await knownTruths(plans.map(({ plan }) => plan))
  const byClaim = new Map(
    plans.map(({ conflict, claimId }, at) => [
      `${conflict} ${claimId}`,
      asked.firm === undefined ? truths[at]! : ofFirm(truths[at]!, asked.firm),
    ]),
  )
  const horizon = assumption.get("horizonMonths")?.distribution
  const horizonMonths =
    horizon?.dist === "fixed" && typeof horizon.value === "number" ? horizon.value : defaultHorizonMonths
  const matters = conflicts.flatMap((conflict) => {
    const matter = matterOf(world, conflict, (claim) => byClaim.get(`${conflict.id} ${claim}`), horizonMonths)
    return matter ? [matter] : []
  })
  return contradictionsSchema.parse({
    asOf: dataset.asOf,
    dataVersion,
    horizonMonths,
    matters: matters.sort(byWhatHangsOnThem),
  })
}

/** What a claim would do to one firm: another's runways are no matter of its page. */
function ofFirm(truth: Truth, firm: string): Truth {
  return truth.is === "no input"
    ? truth
    : { ...truth, firms: truth.firms.filter(({ slug }) => slug === firm) }
}

type Plan = { conflict: string; claimId: string; plan: PlannedTruth }

type Plans = WeakMap<Catalogue, Map<string, Promise<Plan[]>>>

// On globalThis, because the server has more than one copy of this module.
const holder = globalThis as typeof globalThis & {
  chipRunwayPlannedTruths?: Plans
  chipRunwayTruths?: Promise<void> | null
}
/** What each claim would change is the same for all who ask of one catalogue. */
const planned: Plans = (holder.chipRunwayPlannedTruths ??= new WeakMap())

async function plansOf(catalogue: Catalogue, conflicts: readonly Conflict[]): Promise<Plan[]> {
  let kept = planned.get(catalogue)
  if (!kept) planned.set(catalogue, (kept = new Map()))
  const all: Plan[] = []
  for (const conflict of conflicts) {
    let plans = kept.get(conflict.id)
    if (!plans) {
      plans = begun(planAll(catalogue, conflict))
      kept.set(conflict.id, plans)
      plans.catch(() => kept.delete(conflict.id))
    }
    all.push(...(await joined(plans)))
  }
  return all
}

async function planAll(catalogue: Catalogue, conflict: Conflict): Promise<Plan[]> {
  const plans: Plan[] = []
  for (const claimId of conflict.claimIds) {
    await giveWay()
    plans.push({ conflict: conflict.id, claimId, plan: await plannedTruth(catalogue, conflict, claimId) })
  }
  return plans
}

/**
 * Works out what hangs on contradictions, where that was not done before. Takes a second a claim.
 *
 * @param id of the one meant; all where none is given
 */
export async function workOutContradictions(catalogue?: Catalogue, id?: string): Promise<void> {
  const world = catalogue ?? (await loadCatalogue())
  const conflicts = world.records.conflict.filter((conflict) => id === undefined || conflict.id === id)
  const plans = await plansOf(world, conflicts)
  await workOutTruths(plans.map(({ plan }) => plan))
}

/** Ids of contradictions of which something was not yet worked out. Nothing is simulated. */
export async function contradictionsToWorkOut(): Promise<string[]> {
  const world = await loadCatalogue()
  const plans = await plansOf(world, world.records.conflict)
  const truths = await knownTruths(plans.map(({ plan }) => plan))
  const ids = plans.flatMap(({ conflict }, at) => {
    const truth = truths[at]!
    return truth.is === "input" && truth.firms.some(({ ifTrue }) => ifTrue === null) ? conflict : []
  })
  return [...new Set(ids)]
}

/** The same beside everything else: whoever asks waits for nothing, and many who ask start it once. */
export function workOutBeside(): void {
  holder.chipRunwayTruths ??= inBackground(() => workOutContradictions())
    .catch((error: unknown) => void logError(error, "working out what hangs on contradictions"))
    .finally(() => (holder.chipRunwayTruths = null))
}

function isAsked(
  catalogue: Catalogue,
  conflict: Conflict,
  { firm, order, id }: ContradictionsAsked,
): boolean {
  if (id !== undefined && conflict.id !== id) return false
  if (order !== undefined && !conflict.claimIds.some((one) => reportOf(catalogue, one)?.order.id === order)) {
    return false
  }
  return firm === undefined || firmsOf(catalogue, conflict).includes(firm)
}

/** Claims that are no reports, by id, with their place among all: built once for a catalogue. */
const beside = new WeakMap<Catalogue, ReadonlyMap<string, { place: number; companies: string[] }>>()

function besideReports(catalogue: Catalogue) {
  let byId = beside.get(catalogue)
  if (!byId) {
    const { statement, note, designation } = catalogue.records
    const all = [...statement, ...note, ...designation]
    byId = new Map(all.map(({ id, companies }, place) => [id, { place, companies }]))
    beside.set(catalogue, byId)
  }
  return byId
}

function firmsOf(catalogue: Catalogue, { claimIds }: Conflict): string[] {
  const claims = besideReports(catalogue)
  const about = claimIds.flatMap((id) => claims.get(id) ?? []).sort((a, b) => a.place - b.place)
  const reported = claimIds.flatMap((id) => reportOf(catalogue, id) ?? [])
  return [
    ...new Set([
      ...about.flatMap(({ companies }) => companies),
      ...reported.flatMap(({ order, report }) => [...report.companies, ...(order.counting?.firms ?? [])]),
    ]),
  ]
}

/** Null for a group of which nothing is left, as of a day before its claims. */
function matterOf(
  catalogue: Catalogue,
  conflict: Conflict,
  truthOf: (claim: string) => Truth | undefined,
  horizonMonths: number,
): Contradiction | null {
  const claims = conflict.claimIds.flatMap((id) => {
    const truth = truthOf(id)
    return (truth && claimOf(catalogue, id, truth)) ?? []
  })
  if (claims.length === 0) return null
  const { id, title, kind, explanation } = conflict
  return {
    id,
    title,
    kind,
    explanation,
    claims,
    companies: firmsOf(catalogue, conflict).flatMap((slug) => {
      const company = catalogue.company.get(slug)
      return company && !company.isPseudo ? [{ slug, name: company.name }] : []
    }),
    ...matterStake(claims, horizonMonths),
  }
}

function claimOf(catalogue: Catalogue, id: string, truth: Truth): ContradictionClaim | null {
  const found = reportOf(catalogue, id)
  if (found) {
    const { order, report } = found
    return {
      kind: "report",
      claim: reportView(catalogue, order, report),
      order: { id: order.id, title: order.title, isCounted: order.counting !== null },
      repeats:
        report.reprintOf === null
          ? null
          : (catalogue.source.get(reportOf(catalogue, report.reprintOf)?.report.sourceId ?? "")?.publisher ??
            null),
      price: priceOf(catalogue, order),
      truth,
    }
  }
  const { statement, note, designation } = catalogue.records
  const said = statement.find((one) => one.id === id)
  if (said) return { kind: "statement", claim: statementView(catalogue, said), truth }
  const noted = note.find((one) => one.id === id)
  if (noted) return { kind: "note", claim: noteView(catalogue, noted), truth }
  const listed = designation.find((one) => one.id === id)
  return listed ? { kind: "designation", claim: designationView(catalogue, listed), truth } : null
}

/** Of an order of one chip: a sum for several prices none of them. */
function priceOf({ chip: chips }: Catalogue, { chips: [id, ...more] }: Order) {
  const chip = id === undefined || more.length > 0 ? undefined : chips.get(id)
  if (!chip?.priceUsd) return null
  const { low, central, high } = chip.priceUsd
  return low === null && central === null && high === null
    ? null
    : { chip: chip.id, name: chip.name, low, central, high }
}

function byWhatHangsOnThem(a: Contradiction, b: Contradiction): number {
  return (
    Number(b.numbersAtStake.length > 0) - Number(a.numbersAtStake.length > 0) ||
    (b.stake ?? -1) - (a.stake ?? -1) ||
    b.claims.length - a.claims.length ||
    a.title.localeCompare(b.title, "en")
  )
}

/**
 * The same as a kept page shows it: the page falls with `tagsOf` it, and where something is still being worked out it
 * is made again a minute later, while that is worked out beside.
 */
async function onKeptPage(asked: ContradictionsAsked, tagsOf: (world: Catalogue) => string[]) {
  const world = await loadCatalogue()
  await takeOn(tagsOf(world))
  const found = await getContradictions(asked, world)
  if (found.matters.some(({ isPending }) => isPending)) {
    await keepBriefly()
    workOutBeside()
  }
  return found
}

export const getAllContradictions = () => onKeptPage({}, () => [sharedTag])

/** Those that touch a firm. Of the estimates only its own are shown. */
export const getFirmContradictions = (firm: string) => onKeptPage({ firm }, () => [pageTag("company", firm)])

/** Those that touch an order, with the estimates of every firm for which one of their orders counts. */
export const getOrderContradictions = (order: string) =>
  onKeptPage({ order }, (world) => {
    const conflicts = world.records.conflict.filter((conflict) => isAsked(world, conflict, { order }))
    const firms = conflicts.flatMap(({ claimIds }) =>
      claimIds.flatMap((id) => reportOf(world, id)?.order.counting?.firms ?? []),
    )
    return [pageTag("order", order), ...[...new Set(firms)].sort().map((firm) => pageTag("company", firm))]
  })
