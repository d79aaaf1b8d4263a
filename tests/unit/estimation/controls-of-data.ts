import type { LawChange } from "@/lib/domain/scenario"
import type { Records } from "@/lib/domain/record"
import type { ChipControls } from "@/lib/estimation/assemble/chip-controls"
import { changedLaw, lawOf } from "@/lib/export-controls"
import { lawAsKnown } from "@/lib/export-controls/known-law"
import { supplyControls } from "@/lib/export-controls/supply-controls"

/** What the rules of `data/`, changed or not, do to a firm's supply in an estimate as of a month. */
export function controlsOfData(
  records: Records,
  firm: string,
  asOf: string,
  changes: readonly LawChange[] = [],
): ChipControls {
  const law = lawOf({ rules: records.control, listings: records.listing })
  const changed = changedLaw(law, changes, records.proposal)
  return supplyControls(lawAsKnown(changed, `${asOf}-31`), records.chip, firm)
}
