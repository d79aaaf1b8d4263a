import "server-only"
import type { ChangeCount, ChangesEntry } from "@/lib/contracts/changes"
import { editOrigins, revisionActions } from "@/lib/contracts/history"
import { recordKinds } from "@/lib/domain/record"
import { db } from "@/lib/server/db/client"
import { oneOf } from "@/lib/server/queries/admin/revision-line"
import { concernsFirm } from "./concerns-firm"
import { publicRevisionSelect, toldRevision, type Telling, type ToldRevision } from "./public-revision"

export type DataVersionRow = {
  number: number
  at: Date
  reason: string
  origin: string
  undoes: number | null
}

/** An entry before anyone knows how estimates moved. */
export type EntryRecords = Omit<ChangesEntry, "moves">

/** What of a data version is read: its records from `skip` on, at most so many, of one firm or all. */
export type Asked = { skip: number; most: number; firm: string | null }

/** Revisions of a data version that are looked through for a firm, and for whether its reason may be told. */
const mostRead = 500

/** A version of no more records than these is about each of them, and so is its reason. */
const fewRecords = 20

/** A data version as everybody may read it. */
export async function readEntry(
  row: DataVersionRow,
  undoneBy: number | null,
  { skip, most, firm }: Asked,
  telling: Telling,
): Promise<EntryRecords> {
  const { number } = row
  const isFirst = number === 1
  const all = await countsOf(number, null)
  const total = sum(all)
  // Of the first thousands of records nothing changed; their list is the data.
  const isListed = !isFirst || firm === null
  const reads = isListed ? await toldRevisions(number, firm === null ? { skip, most } : null, telling) : []
  const concerned = firm === null ? reads : reads.filter((one) => isAbout(one, firm, telling))
  const records = concerned.slice(0, most).map(({ record }) => record)
  const counts = firm === null ? all : isFirst ? await countsOf(number, firm) : countsOfTold(concerned)
  return {
    number,
    at: row.at.toISOString(),
    origin: oneOf(editOrigins, row.origin),
    reason: (await mayTellReason(number, total, telling)) ? row.reason : null,
    undoes: row.undoes,
    undoneBy,
    isFirst,
    counts,
    records,
    moreRecords: Math.max(0, sum(counts) - skip - records.length),
  }
}

async function toldRevisions(
  dataVersion: number,
  part: { skip: number; most: number } | null,
  telling: Telling,
): Promise<ToldRevision[]> {
  const rows = await db().revision.findMany({
    where: { dataVersion },
    orderBy: { id: "asc" },
    skip: part?.skip ?? 0,
    take: part?.most ?? mostRead,
    select: publicRevisionSelect,
  })
  return rows.map((row) => toldRevision(row, telling))
}

function isAbout({ record, states }: ToldRevision, firm: string, { open }: Telling): boolean {
  return states.some((state) => concernsFirm(record.kind, state, firm, open))
}

function countsOfTold(told: readonly ToldRevision[]): ChangeCount[] {
  const counts = new Map<string, ChangeCount>()
  for (const { record } of told) {
    const { kind, action } = record
    const known = counts.get(`${kind} ${action}`)
    counts.set(`${kind} ${action}`, { kind, action, count: (known?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}

/** How many records of each kind a version touched; of a firm those that name it. */
async function countsOf(dataVersion: number, firm: string | null): Promise<ChangeCount[]> {
  const groups =
    firm === null
      ? (await db().revision.groupBy({ by: ["kind", "action"], where: { dataVersion }, _count: true })).map(
          ({ kind, action, _count }) => ({ kind, action, count: _count }),
        )
      : await db().$queryRaw<{ kind: string; action: string; count: number | bigint }[]>`
          SELECT "kind", "action", COUNT(*) AS "count" FROM "Revision"
          WHERE "dataVersion" = ${dataVersion} AND instr("after", ${JSON.stringify(firm)}) > 0
          GROUP BY "kind", "action"`
  return groups.map(({ kind, action, count }) => ({
    kind: oneOf(recordKinds, kind),
    action: oneOf(revisionActions, action),
    count: Number(count),
  }))
}

/** A reason speaks of what was changed: of a few records of each, of many of what they share. */
async function mayTellReason(dataVersion: number, total: number, telling: Telling): Promise<boolean> {
  if (telling.protection.sensitive.size === 0) return true
  const told = await toldRevisions(dataVersion, { skip: 0, most: mostRead }, telling)
  const isProtected = (one: ToldRevision) => one.isProtected
  return total <= fewRecords ? !told.some(isProtected) : !told.every(isProtected)
}

function sum(counts: readonly ChangeCount[]): number {
  return counts.reduce((all, { count }) => all + count, 0)
}
