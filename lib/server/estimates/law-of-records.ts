import "server-only"
import type { Month } from "@/lib/domain/month"
import type { Records } from "@/lib/domain/record"
import type { ChipControls } from "@/lib/estimation/assemble/chip-controls"
import { lawOf, type Law } from "@/lib/export-controls"
import { lawAsKnown } from "@/lib/export-controls/known-law"
import { supplyControls } from "@/lib/export-controls/supply-controls"

type Read = Pick<Records, "control" | "listing">

/** What a data version's law is kept by: the text of its rules and listings. */
const words = new WeakMap<Read, string>()

/** Laws of different words that are kept: today's, those of previews, and those that past days ask for. */
const mostLaws = 8

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & { chipRunwayLaws?: Map<string, Law> }
const laws = (holder.chipRunwayLaws ??= new Map<string, Law>())

/**
 * The law as a data version has it. Versions that change no rule and no listing share one: what it was asked before,
 * it answers at once, and an edit of an order has no page ask all of that again. Its rules equal those of the records,
 * and need not be the same objects.
 */
export function lawOfRecords(records: Read): Law {
  const { control, listing } = records
  let text = words.get(records)
  if (text === undefined) words.set(records, (text = JSON.stringify([control, listing])))
  const law = laws.get(text) ?? lawOf({ rules: control, listings: listing })
  // Whoever was asked for last goes last.
  laws.delete(text)
  laws.set(text, law)
  const [longestUnasked] = laws.keys()
  if (laws.size > mostLaws && longestUnasked !== undefined) laws.delete(longestUnasked)
  return law
}

const knownLaws = new WeakMap<Law, Map<Month, Law>>()

/** What a law does to the supply of a firm's estimate as of a month: nothing is known then that came later. */
export function controlsOn(law: Law, records: Records, company: string, asOf: Month): ChipControls {
  let months = knownLaws.get(law)
  if (!months) knownLaws.set(law, (months = new Map()))
  let known = months.get(asOf)
  // Days are compared as text: no month has a day after its 31st.
  if (!known) months.set(asOf, (known = lawAsKnown(law, `${asOf}-31`)))
  return supplyControls(known, records.chip, company)
}
