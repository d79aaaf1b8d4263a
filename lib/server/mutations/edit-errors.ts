import "server-only"
import type { RecordKind } from "@/lib/domain/record"
import { AppError } from "../errors"
import type { EditFault } from "./edit"

/** An edit that would leave the data wrong: what is wrong, record by record and field by field. Nothing was saved. */
export class EditRefused extends AppError {
  readonly faults: readonly EditFault[]

  constructor(code: "invalid-data" | "evidence-missing", faults: readonly EditFault[]) {
    const first = faults[0]
    const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : ""
    super(
      code,
      first ? `${first.id}: ${first.field ? `${first.field}: ` : ""}${first.message}${more}` : "refused",
    )
    this.faults = faults
  }
}

/** A record that has moved on since the edit began. `newest` is its version now; null where it was retired. */
export type MovedOn = { kind: RecordKind; id: string; newest: number | null }

/** Somebody saved one of the records first. Nothing was saved; what was typed can be merged. */
export class EditConflict extends AppError {
  readonly conflicts: readonly MovedOn[]

  constructor(conflicts: readonly MovedOn[]) {
    const names = conflicts.map(({ id }) => id).join(", ")
    super("conflict", `Somebody changed this first: ${names}. Nothing was saved.`)
    this.conflicts = conflicts
  }
}
