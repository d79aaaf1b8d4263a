import "server-only"
import type { Actor } from "../auth/permissions"
import type { Execute } from "../db/write-transaction"
import type { RecordByKind, RecordKind } from "@/lib/domain/record"

/** A record as an edit would have it. `version` is the record's version that the editor began with. */
export type Edit =
  | { do: "create"; kind: RecordKind; record: RecordByKind[RecordKind] }
  | { do: "change"; kind: RecordKind; record: RecordByKind[RecordKind]; version: number }
  | { do: "retire"; kind: RecordKind; id: string; version: number }
  /** A retired record taken back in, as it was. */
  | { do: "restore"; kind: RecordKind; record: RecordByKind[RecordKind] }

/** The id of the record that an edit is about. */
export function idOf(edit: Edit): string {
  return edit.do === "retire" ? edit.id : edit.record.id
}

/** Where an edit came from, as its data version tells. */
export type EditOrigin = "edit" | "import" | "api" | "restore" | "undo"

/** On what a changed figure rests: a reference that is new in this edit, or one that the editor looked at again. */
export type Evidence = { field: string; sourceIds: string[]; how: "new reference" | "confirmed again" }

/** Who saves: a user with the role the database gave a moment ago, or the command line, which has no id. */
export type Author = Actor | { id: null; name: string }

export type SaveRequest = {
  author: Author
  edits: readonly Edit[]
  /** In the editor's words; every edit has one. */
  reason: string
  origin: EditOrigin
  /** Names of the changed figures (`FieldChange.name`) whose reference the editor confirmed again. */
  confirmed: readonly string[]
  /** The data version that these edits take back. */
  undoes?: number
  /** The second editor who publishes what `author` sent for review. */
  reviewer?: Actor
  /** Writes what stands or falls with the save, in its transaction. Where it throws nothing is saved. */
  alongside?: (execute: Execute, dataVersion: number) => Promise<void>
}

export type Saved = { dataVersion: number }

/** Something wrong with a record that was to be saved; `field` is a path in the record, null for the whole. */
export type EditFault = { kind: RecordKind; id: string; field: string | null; message: string }
