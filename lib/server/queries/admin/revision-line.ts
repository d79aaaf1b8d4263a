import "server-only"
import { editOrigins, revisionActions, type RevisionLine } from "@/lib/contracts/history"
import { recordKinds } from "@/lib/domain/record"
import { recordTitle } from "@/lib/record-title"

/** Columns of a revision's line. */
export const revisionSelect = {
  id: true,
  dataVersion: true,
  kind: true,
  recordId: true,
  action: true,
  editor: true,
  reason: true,
  at: true,
  dataVersionRecord: { select: { origin: true } },
} as const

type Row = {
  id: number
  dataVersion: number
  kind: string
  recordId: string
  action: string
  editor: string
  reason: string
  at: Date
  dataVersionRecord: { origin: string }
}

/** @param record whose title the line shows; its id without one */
export function revisionLine(row: Row, record: unknown = null): RevisionLine {
  const { dataVersionRecord, kind, action, at, ...same } = row
  return {
    ...same,
    kind: oneOf(recordKinds, kind),
    action: oneOf(revisionActions, action),
    origin: oneOf(editOrigins, dataVersionRecord.origin),
    title: recordTitle(record, row.recordId),
    at: at.toISOString(),
  }
}

/** A word of a closed list that was read from the database. */
export function oneOf<T extends string>(list: readonly T[], word: string): T {
  const found = list.find((one) => one === word)
  if (found === undefined)
    throw new Error(`the history holds the word "${word}", not one of ${list.join(", ")}`)
  return found
}
