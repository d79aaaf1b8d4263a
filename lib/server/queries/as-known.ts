import "server-only"
import { knownDaySchema, type KnownState } from "@/lib/contracts/known"
import { shiftDay } from "@/lib/domain/day"
import { monthOf } from "@/lib/domain/month"
import type { Records } from "@/lib/domain/record"
import { recordsKnownOn } from "@/lib/estimation/known-then"
import { lawAsKnown } from "@/lib/export-controls/known-law"
import { now } from "@/lib/server/clock"
import { db } from "@/lib/server/db/client"
import { shownDataVersion } from "@/lib/server/db/shown-version"
import { AppError } from "@/lib/server/errors"
import { lawOfRecords } from "@/lib/server/estimates/law-of-records"
import { recordsAt } from "@/lib/server/moved/records-at"
import { isStale } from "@/lib/server/track-record/known-inputs"
import { claimIds, withoutHindsight } from "@/lib/without-hindsight"
import { indexRecords, loadCatalogue, type Catalogue } from "./catalogue"

/** A catalogue of what was known on a day, with what it stands on. */
export type KnownCatalogue = Catalogue & { known: KnownState }

/** Days kept in memory: most records of a day are those of its data version, so a day costs little. */
const mostDays = 8

/** By the catalogue of today, so that they fall with its data version. What was asked for last stands last. */
const kept = new WeakMap<Catalogue, Map<string, Promise<KnownCatalogue>>>()

/**
 * All records as they could be known at the end of a day (UTC), with the look-ups that pages need.
 *
 * Two clocks meet here. When it was known: the records as they had been saved by then (today's, for a day before the
 * first data version), without claims whose source came out later or has no date. When it is true: the dataset's month
 * is that of the day, so every estimate, exposure and axis made from this catalogue is as of it; the data's own month
 * where that is earlier, because the site asked for no later one.
 *
 * Look-ups of sources, rules and proposals keep what came later: an assumption may rest on it, and says so.
 * Today, and a day that has not come, give the catalogue of the plain pages.
 *
 * @throws AppError `invalid-input` for what is no day or lies before 2015
 */
export async function catalogueKnownOn(day: string): Promise<KnownCatalogue> {
  const asked = knownDaySchema.safeParse(day)
  if (!asked.success) throw new AppError("invalid-input", refusalWords(asked.error.issues[0]?.message))
  const today = await loadCatalogue()
  if (asked.data >= now().toISOString().slice(0, 10)) {
    const { dataVersion } = today
    return { ...today, known: { day, basis: "today", dataVersion, undatedSources: 0 } }
  }
  let days = kept.get(today)
  if (!days) kept.set(today, (days = new Map()))
  const found = days.get(day)
  days.delete(day)
  const made = found ?? makeKnown(today, day)
  days.set(day, made)
  for (const oldest of days.keys()) {
    if (days.size <= mostDays) break
    days.delete(oldest)
  }
  // A failed read must not be kept.
  if (!found) made.catch(() => days.get(day) === made && days.delete(day))
  return made
}

/** "The day in ?known= cannot be read: write a day of the calendar as YYYY-MM-DD, for example 2023-11-20." */
function refusalWords(message = "write a day as YYYY-MM-DD"): string {
  return `The day that was asked for cannot be looked at: ${message}.`
}

async function makeKnown(today: Catalogue, day: string): Promise<KnownCatalogue> {
  const saved = await newestSavedBy(day)
  const version = saved ?? today.dataVersion
  const then = await recordsAt(version)
  if (then === null) throw new AppError("not-found", `There is no data version ${version}.`)
  // As everybody may have them: a source that is protected today is protected in every earlier state too.
  const whole = then.records
  const known = readOn(whole, { day, isWrittenLater: saved === null })
  return {
    ...indexRecords(version, known),
    source: new Map([...today.source, ...whole.source.map((source) => [source.id, source] as const)]),
    control: new Map(whole.control.map((rule) => [rule.id, rule])),
    known: {
      day,
      basis: saved === null ? "before" : "saved",
      dataVersion: version,
      undatedSources: whole.source.filter(({ publishedOn }) => publishedOn === null).length,
    },
  }
}

/** The newest data version shown that had been saved by the end of a day; null before the first. */
export async function newestSavedBy(day: string): Promise<number | null> {
  const { _max } = await db().dataVersion.aggregate({
    where: {
      number: { lte: (await shownDataVersion()) ?? 0 },
      at: { lt: new Date(`${shiftDay(day, 1)}T00:00:00Z`) },
    },
    _max: { number: true },
  })
  return _max.number
}

/**
 * What of some records was known on a day.
 *
 * @param isWrittenLater whether the records were written after the day, so that their editors knew more
 */
export function readOn(
  whole: Records,
  { day, isWrittenLater }: { day: string; isWrittenLater: boolean },
): Records {
  const [dataset] = whole.dataset
  const asOf = earlier(monthOf(day), dataset?.asOf)
  const out = recordsKnownOn(whole, { day })
  const known = isWrittenLater ? withoutHindsight(out, whole, day) : out
  const claims = claimIds(known)
  const orders = new Set(known.order.map(({ id }) => id))
  const law = lawAsKnown(lawOfRecords(whole), day)
  return {
    ...known,
    dataset: whole.dataset.map((one) => ({
      ...one,
      asOf,
      compiledOn: earlier(day, one.compiledOn),
      evidenceUntil: earlier(asOf, one.evidenceUntil),
    })),
    // A firm's own figure serves for some months, as in the track record; as of the data's own month all that is set does.
    assumption:
      dataset && asOf < dataset.asOf
        ? known.assumption.filter((one) => !isStale(one, asOf))
        : known.assumption,
    order: known.order.map((order) => ({
      ...order,
      crossChecks: order.crossChecks.filter(
        ({ claimId, orderId }) =>
          (claimId === null || claims.has(claimId)) && (orderId === null || orders.has(orderId)),
      ),
    })),
    conflict: known.conflict.filter((conflict) => conflict.claimIds.every((id) => claims.has(id))),
    choice: known.choice.filter((choice) => choice.orders.every((id) => orders.has(id))),
    control: inOrderOf(whole.control, law.rules),
    listing: [...law.listings],
  }
}

/** Months, or ISO days: both compare as text. */
function earlier(a: string, b: string | undefined): string {
  return b !== undefined && b < a ? b : a
}

/** The same records in the order in which they stood. */
function inOrderOf<T extends { id: string }>(stood: readonly T[], records: readonly T[]): T[] {
  const byId = new Map(records.map((record) => [record.id, record]))
  return stood.flatMap(({ id }) => byId.get(id) ?? [])
}
