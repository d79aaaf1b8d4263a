import type { RecordKind } from "../domain/record"

export const revisionActions = ["create", "change", "retire", "restore"] as const
export type RevisionAction = (typeof revisionActions)[number]

export const editOrigins = ["edit", "import", "api", "restore", "undo"] as const
export type EditOrigin = (typeof editOrigins)[number]

/** What of the history is asked for. A key left out asks for everything. */
export type HistoryFilter = {
  kind?: RecordKind
  /** Id of a record. */
  id?: string
  /** A part of the editor's name. */
  editor?: string
  origin?: EditOrigin
  action?: RevisionAction
  /** First and last day, UTC. */
  from?: string
  to?: string
  /** A part of the reason. */
  text?: string
  version?: number
  /** Only revisions older than this one: where the page before ended. */
  before?: number
}

/** One revision as a line of the history. */
export type RevisionLine = {
  id: number
  dataVersion: number
  kind: RecordKind
  recordId: string
  /** The words by which people know the record. */
  title: string
  action: RevisionAction
  origin: EditOrigin
  editor: string
  reason: string
  /** ISO time. */
  at: string
}

/** What a changed figure rests on, as the editor said when saving. */
export type EvidenceLine = {
  field: string
  sources: { id: string; title: string }[]
  how: "new reference" | "confirmed again"
}

/** One revision with the record on both sides of it. */
export type RevisionPage = RevisionLine & {
  before: unknown
  after: unknown
  evidence: EvidenceLine[]
  /** The revisions of the same record before and after this one. */
  previous: number | null
  next: number | null
}

/** One data version with everything that it changed. */
export type DataVersionPage = {
  number: number
  at: string
  editor: string
  reason: string
  origin: EditOrigin
  undoes: number | null
  /** The data version that took this one back. */
  undoneBy: number | null
  /** How many records it created, changed, … */
  counts: Record<RevisionAction, number>
  revisions: RevisionLine[]
  /** Revisions beyond those listed here. */
  more: number
  /** Records that were changed since, so that it cannot be taken back as a whole. */
  changedSince: RevisionLine[]
}
