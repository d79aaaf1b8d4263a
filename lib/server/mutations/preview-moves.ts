import "server-only"
import { setImmediate } from "node:timers/promises"
import type { FirmEffect } from "@/lib/contracts/edit"
import type { Estimate } from "@/lib/contracts/estimate"
import type { Company } from "@/lib/domain/company"
import type { Records } from "@/lib/domain/record"
import { getEstimate, prepareEstimate } from "../estimates/get-estimate"
import { lawOfRecords } from "../estimates/law-of-records"
import { indexRecords, openCatalogue, type Catalogue } from "../queries/catalogue"

export type Moves = {
  effects: FirmEffect[]
  isLarge: boolean
  /** The public records as they would be. */
  pending: Catalogue
  /** Of these, the firms whose estimate rests on something else, whether or not a runway moves. */
  moved: Company[]
}

/**
 * How published runways would move: every firm whose inputs differ is run on both sides with the same seed and
 * draws, and each input draws from its own stream, so that only the edit differs between them. The new estimates
 * are kept by their inputs' fingerprint: the pages find them ready after the save.
 *
 * @param wholeBefore      the records as they are, protected sources included
 * @param wholeAfter       the records as they would be
 * @param secondLookMonths from this many months on, a move of a median is large
 */
export async function previewMoves(
  wholeBefore: Catalogue,
  wholeAfter: Records,
  secondLookMonths: number,
): Promise<Moves> {
  // What is published is made from what is public: protecting a source moves estimates too.
  const before = openCatalogue(wholeBefore)
  const pending = openCatalogue(indexRecords(before.dataVersion, wholeAfter))
  const after = pending.records
  const laws = { before: lawOfRecords(before.records), after: lawOfRecords(after) }
  const effects: FirmEffect[] = []
  const movedFirms: Company[] = []
  let isLarge = false
  for (const { id, name } of unionOf(before.records.company, after.company)) {
    const [was, is] = [before.company.get(id), pending.company.get(id)]
    const keyBefore = was && prepareEstimate(before, was, {}, laws.before).key
    const keyAfter = is && prepareEstimate(pending, is, {}, laws.after).key
    if (keyBefore?.fingerprint === keyAfter?.fingerprint) continue
    // A firm not yet saved has no row that an estimate could be kept under, and no runway before.
    if (!was || !is) continue
    const [published, moved] = [await getEstimate(before, was), await getEstimate(pending, is)]
    movedFirms.push(is)
    await setImmediate()
    for (const effect of effectsOf(id, name, published, moved)) {
      effects.push(effect)
      isLarge ||= monthsMoved(effect, moved.horizonMonths) >= secondLookMonths
    }
  }
  return { effects, isLarge, pending, moved: movedFirms }
}

function unionOf(before: readonly Company[], after: readonly Company[]): Company[] {
  return [...new Map([...before, ...after].map((company) => [company.id, company])).values()]
}

function effectsOf(firm: string, name: string, before: Estimate, after: Estimate): FirmEffect[] {
  return (["training", "inference"] as const).flatMap((workload) =>
    (["stock", "all"] as const).flatMap((set): FirmEffect[] => {
      const effect = {
        firm,
        name,
        workload,
        set,
        before: before[workload][set]?.quantiles ?? null,
        after: after[workload][set]?.quantiles ?? null,
      }
      return JSON.stringify(effect.before) === JSON.stringify(effect.after) ? [] : [effect]
    }),
  )
}

/** A number that appears or goes moves by more than any threshold; past the horizon counts as the horizon. */
function monthsMoved({ before, after }: FirmEffect, horizonMonths: number): number {
  if (before === null || after === null) return Infinity
  return Math.abs((after.p50 ?? horizonMonths) - (before.p50 ?? horizonMonths))
}
