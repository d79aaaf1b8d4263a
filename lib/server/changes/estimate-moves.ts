import "server-only"
import { z } from "zod"
import { runwaySideSchema, type RunwaySide } from "@/lib/contracts/changes"
import { estimateSchema, type Estimate } from "@/lib/contracts/estimate"
import { workloadSets, type WorkloadSet } from "@/lib/contracts/moved"
import { giveWay, inBackground } from "@/lib/server/analyses/give-way"
import { foundAnalyses, keptAnalysis } from "@/lib/server/analyses/kept-analysis"
import { fingerprintOf } from "@/lib/server/estimates/fingerprint"
import { getEstimate, prepareEstimate } from "@/lib/server/estimates/get-estimate"
import { findEstimate } from "@/lib/server/estimates/store"
import { logError } from "@/lib/server/log"
import { recordsAt } from "@/lib/server/moved/records-at"
import { OneByOne } from "@/lib/server/one-by-one"
import { indexRecords, type Catalogue } from "@/lib/server/queries/catalogue"
import { pageTag } from "@/lib/server/queries/page-tags"

/** Names the computation among the kept analyses. */
const kind = "version-moves"

const sidesSchema = z.record(z.enum(workloadSets), runwaySideSchema.nullable())
export type Sides = z.infer<typeof sidesSchema>

/** A firm whose estimate rests on something else since a data version; null on a side where it was not on record. */
const movedFirmSchema = z.strictObject({
  firm: z.string(),
  before: sidesSchema.nullable(),
  after: sidesSchema.nullable(),
})
export type MovedFirm = z.infer<typeof movedFirmSchema>

const madeSchema = z.strictObject({ firms: z.array(movedFirmSchema) })

export type VersionRow = { number: number; at: Date; touched: string[] | null }

/** How estimates moved with data versions, by their number. Null: not worked out yet. */
export async function movesOf(
  rows: readonly VersionRow[],
  sensitive: ReadonlySet<string>,
): Promise<Map<number, MovedFirm[] | null>> {
  const asked = new Map(
    rows.filter(canMove).map((row) => [row.number, fingerprintOf(dependsOn(row, sensitive))]),
  )
  const found = await foundAnalyses(kind, [...asked.values()], madeSchema)
  return new Map(
    rows.map(({ number }) => {
      const fingerprint = asked.get(number)
      return [number, fingerprint === undefined ? [] : (found.get(fingerprint)?.firms ?? null)]
    }),
  )
}

/** Only what shows on a firm's page can move its estimate. The first version had nothing to move. */
function canMove({ number, touched }: VersionRow): boolean {
  return number > 1 && (touched === null || touched.some((tag) => tag.startsWith(pageTag("company", ""))))
}

/** What was protected decides what a version's records are for everybody. */
function dependsOn({ number, at }: VersionRow, sensitive: ReadonlySet<string>): unknown {
  return { number, at: at.toISOString(), sensitive: [...sensitive].sort() }
}

/** Works out how a data version moved estimates, where that was not done before. */
export async function workOutMoves(row: VersionRow, sensitive: ReadonlySet<string>): Promise<void> {
  if (!canMove(row)) return
  await keptAnalysis({
    kind,
    dependsOn: dependsOn(row, sensitive),
    schema: madeSchema,
    make: async () => ({ firms: await firmsMoved(row) }),
  })
}

/** Data versions that may wait for their turn. */
const mostWaiting = 200

// On globalThis, because the server has more than one copy of this module.
const holder = globalThis as typeof globalThis & {
  chipRunwayVersionMoves?: { turns: OneByOne; waiting: Set<string> }
}

/** The same beside everything else, one after the other: whoever asks waits for nothing. */
export function workOutBeside(rows: readonly VersionRow[], sensitive: ReadonlySet<string>): void {
  const beside = (holder.chipRunwayVersionMoves ??= {
    // Nobody waits for it, and what waits is nobody's alone.
    turns: new OneByOne(mostWaiting, () => "all"),
    waiting: new Set(),
  })
  for (const row of rows) {
    const name = fingerprintOf(dependsOn(row, sensitive))
    if (beside.waiting.has(name)) continue
    const turn = beside.turns.run(() => inBackground(() => workOutMoves(row, sensitive)))
    if (turn === null) return
    beside.waiting.add(name)
    turn
      .catch((error: unknown) => void logError(error, "working out what a data version moved"))
      .finally(() => beside.waiting.delete(name))
  }
}

/** Resolves when what waits now has had its turn. */
export async function workedOutBeside(): Promise<void> {
  await holder.chipRunwayVersionMoves?.turns.run(() => Promise.resolve())
}

async function firmsMoved({ number, touched }: VersionRow): Promise<MovedFirm[]> {
  const [before, after] = [await catalogueAt(number - 1), await catalogueAt(number)]
  if (before === null || after === null) return []
  const ids = new Set([...before.company.keys(), ...after.company.keys()])
  const moved: MovedFirm[] = []
  for (const firm of [...ids].sort()) {
    if (touched !== null && !touched.includes(pageTag("company", firm))) continue
    const [was, is] = [before.company.get(firm), after.company.get(firm)]
    const [oldKey, newKey] = [was && prepareEstimate(before, was).key, is && prepareEstimate(after, is).key]
    // Preparing takes some milliseconds a firm: others must get their turn in between.
    await giveWay()
    if (fingerprintOf(oldKey ?? null) === fingerprintOf(newKey ?? null)) continue
    const old = was ? sidesOf(await getEstimate(before, was)) : null
    await giveWay()
    const now = is ? sidesOf(await getEstimate(after, is)) : null
    await giveWay()
    moved.push({ firm, before: old, after: now })
  }
  return moved
}

async function catalogueAt(number: number): Promise<Catalogue | null> {
  const then = await recordsAt(number)
  return then && indexRecords(number, then.records)
}

/** What a firm's estimate says today, where it was made; null where it was not. */
export async function sidesOfToday(catalogue: Catalogue, firm: string): Promise<Sides | null> {
  const company = catalogue.company.get(firm)
  if (!company) return null
  const kept = await findEstimate(prepareEstimate(catalogue, company).key)
  const known = kept === null ? null : estimateSchema.safeParse(kept)
  return known?.success ? sidesOf(known.data) : null
}

function sidesOf(estimate: Estimate): Sides {
  const { horizonMonths, training, inference } = estimate
  const side = (
    { grade }: { grade: RunwaySide["grade"] },
    of: { quantiles: RunwaySide["quantiles"] } | null,
  ) => (of === null ? null : { grade, horizonMonths, quantiles: of.quantiles })
  const sides: Record<WorkloadSet, RunwaySide | null> = {
    "training.own": side(training, training.stock),
    "training.all": side(training, training.all),
    "inference.own": side(inference, inference.stock),
    "inference.all": side(inference, inference.all),
  }
  return sides
}
