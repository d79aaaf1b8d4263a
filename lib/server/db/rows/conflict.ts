import "server-only"
import type { Conflict } from "@/lib/domain/conflict"
import type { Conflict as ConflictRow } from "../generated/client"
import type { Columns, RecordRows } from "./record-rows"

export const conflictRows: RecordRows<Conflict> = {
  table: "Conflict",
  owned: [],
  toRows: (conflict) => ({ Conflict: [{ ...conflict } satisfies Columns<ConflictRow>] }),
  async readAll(tx) {
    return tx.conflict.findMany({ omit: { version: true, dataVersion: true }, orderBy: { id: "asc" } })
  },
}
