import type { RecordKind } from "../domain/record"
import type { FirmEffect } from "./edit"

export type ReviewState = "waiting" | "published" | "declined" | "withdrawn"

/** An edit that was sent to a second editor, as a line of the list. */
export type ReviewLine = {
  id: string
  kind: RecordKind
  recordId: string
  title: string
  /** What publishing it does, or did. */
  does: "create" | "change" | "retire" | "restore"
  reason: string
  author: string
  /** Whether whoever asks sent it: they cannot publish it. */
  isOwn: boolean
  /** ISO times. */
  createdAt: string
  state: ReviewState
  reviewer: string | null
  reviewedAt: string | null
  note: string | null
  dataVersion: number | null
}

/** One edit that was sent to a second editor, beside the record as it stands. */
export type ReviewPage = ReviewLine & {
  /** The record as it stands, or stood when the edit was decided on; null: there is none. */
  current: unknown
  /** What the edit makes of it; null: it is retired. */
  proposed: unknown
  /** Names of the changed figures whose reference the author confirmed again. */
  confirmed: string[]
  /** The record was changed after the edit was sent: publishing it will be refused. */
  hasMovedOn: boolean
  /** How the published runways would move, and what is wrong with the edit by now; null once it is decided on. */
  preview: { effects: FirmEffect[]; horizonMonths: number; isLarge: boolean; faults: string[] } | null
}
