import "server-only"
import type { Month } from "@/lib/domain/month"
import type { Records } from "@/lib/domain/record"
import type { ChipControls } from "@/lib/estimation/assemble/chip-controls"
import { lawOf, type Law } from "@/lib/export-controls"
import { lawAsKnown } from "@/lib/export-controls/known-law"
import { supplyControls } from "@/lib/export-controls/supply-controls"

const laws = new WeakMap<Records, Law>()

/** The law as a data version has it, built once. */
export function lawOfRecords(records: Records): Law {
  let law = laws.get(records)
  if (!law) laws.set(records, (law = lawOf({ rules: records.control, listings: records.listing })))
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
