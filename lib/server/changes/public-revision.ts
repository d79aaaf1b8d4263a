import "server-only"
import { openIdOf } from "@/lib/server/protection/open-records"
import type { ChangedRecord, PublicChange } from "@/lib/contracts/changes"
import { revisionActions } from "@/lib/contracts/history"
import { withheldWords, type Protected } from "@/lib/domain/public-records"
import { recordKinds, type RecordByKind, type RecordKind, type Records } from "@/lib/domain/record"
import { isOfLawAlone, type Scenario } from "@/lib/domain/scenario"
import { isClosedField, publicChanges } from "@/lib/forms/public-changes"
import { inputWords } from "@/lib/input-words"
import { sentenceCase } from "@/lib/labels"
import { recordKindWords } from "@/lib/record-kind-words"
import { recordTitle } from "@/lib/record-title"
import { routes } from "@/lib/routes"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { oneOf } from "@/lib/server/queries/admin/revision-line"
import { namingOf } from "./naming"
import { publicState, type PublicState } from "./public-state"

/** What of a revision is read; who made it and on what evidence stays with the editors. */
export const publicRevisionSelect = {
  id: true,
  kind: true,
  recordId: true,
  action: true,
  before: true,
  after: true,
} as const

export type RevisionRow = {
  kind: string
  recordId: string
  action: string
  before: unknown
  after: unknown
}

export type Telling = {
  /** Today's records as everybody may have them. */
  open: Catalogue
  /** Today's records with all that is protected: only held against, never shown. */
  whole: Catalogue
  protection: Protected
}

/** A revision as everybody may read it, and the states of the record that it was told from. */
export type ToldRevision = { record: ChangedRecord; states: PublicState["record"][]; isProtected: boolean }

/** One revision as everybody may read it. */
export function toldRevision(row: RevisionRow, telling: Telling): ToldRevision {
  const kind = oneOf(recordKinds, row.kind)
  const action = oneOf(revisionActions, row.action)
  const id = openIdOf(row.recordId, telling.protection)
  const rawAfter = action === "retire" ? null : row.after
  const before = publicState(kind, row.before, telling.protection)
  const after = publicState(kind, rawAfter, telling.protection)
  const isUnreadable = (hasState(row.before) && before === null) || (hasState(rawAfter) && after === null)
  const standing = find(telling.open.records, kind, id)
  const today = publicState(kind, find(telling.whole.records, kind, row.recordId), telling.protection)
  // A state that cannot be read may hold anything.
  const isProtected =
    [before, after, today].some((state) => state?.isProtected) ||
    (isUnreadable && telling.protection.sensitive.size > 0)
  const told = isUnreadable
    ? []
    : publicChanges(kind, before?.record ?? null, after?.record ?? null, namingOf(telling.open))
  const record: ChangedRecord = {
    kind,
    id,
    title: titleOf(kind, id, standing, isProtected ? null : (after ?? before), telling.open),
    href: standing ? hrefOf(kind, id, standing) : null,
    action,
    changes: isProtected ? withoutOwnWords(told, kind, today, telling) : told,
    isWithheld: isProtected,
    isUnreadable,
  }
  return { record, states: [before, after].flatMap((state) => state?.record ?? []), isProtected }
}

function hasState(json: unknown): boolean {
  return json !== null && json !== undefined
}

/** What stands for words that are not told. */
const withheld = "withheld"

/**
 * Editors' own words about something protected may have told more before they were corrected. Of those only what
 * stands today is told; closed lists, names and what `publicRecord` rounds are no words.
 */
function withoutOwnWords(
  changes: readonly PublicChange[],
  kind: RecordKind,
  today: PublicState | null,
  { open }: Telling,
): PublicChange[] {
  const standing = new Map(
    (today ? publicChanges(kind, null, today.record, namingOf(open)) : []).map(({ name, after }) => [
      name,
      after,
    ]),
  )
  const kept = (name: string, said: string | null) =>
    said === null || said === withheldWords || said === standing.get(name) ? said : withheld
  return changes.flatMap((change): PublicChange[] => {
    if (change.name.startsWith("reports/") || isClosedField(kind, change.name)) return [change]
    const [before, after] = [kept(change.name, change.before), kept(change.name, change.after)]
    return before === after ? [] : [{ ...change, before, after }]
  })
}

function titleOf(
  kind: RecordKind,
  id: string,
  standing: RecordByKind[RecordKind] | null,
  then: PublicState | null,
  { company }: Catalogue,
): string {
  const record = standing ?? then?.record ?? null
  if (record === null) return sentenceCase(`${recordKindWords[kind].one} that is no longer on record`)
  if (kind === "assumption") {
    const assumption = record as RecordByKind["assumption"]
    const [firm, ...others] = assumption.scope.firms ?? []
    const name = firm !== undefined && others.length === 0 ? (company.get(firm)?.name ?? firm) : "each firm"
    return sentenceCase(inputWords(assumption, name).label)
  }
  return recordTitle(record, id)
}

function hrefOf(kind: RecordKind, id: string, record: RecordByKind[RecordKind]): string | null {
  switch (kind) {
    case "order":
      return routes.order(id)
    case "company":
      return routes.company(id)
    case "chip":
      return routes.chip(id)
    case "source":
      return routes.source(id)
    case "assumption":
      return routes.assumption(id)
    case "control":
    case "proposal":
      return routes.control(id)
    case "statement":
    case "note":
    case "designation":
      return routes.number({ of: "claim", claim: id })
    case "conflict":
      return routes.contradictions(id)
    case "scenario":
      return isOfLawAlone(record as Scenario) ? routes.scenario(id) : null
    case "dataset":
    case "flow":
    case "choice":
    case "listing":
      return null
  }
}

function find(records: Records, kind: RecordKind, id: string): RecordByKind[RecordKind] | null {
  return (records[kind] as RecordByKind[RecordKind][]).find((record) => record.id === id) ?? null
}
