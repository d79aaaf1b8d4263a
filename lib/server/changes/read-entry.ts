import "server-only"
import type { ChangeCount, ChangesEntry } from "@/lib/contracts/changes"
import { editOrigins, revisionActions } from "@/lib/contracts/history"
import { recordKinds } from "@/lib/domain/record"
import { db } from "@/lib/server/db/client"
import { holdsText } from "@/lib/server/db/dialect"
import { queryRows } from "@/lib/server/db/query-rows"
import { oneOf } from "@/lib/server/queries/admin/revision-line"
import { concernsFirm } from "./concerns-firm"
import { publicReason } from "./public-reason"
import type { Telling, ToldRevision } from "./public-revision"
import { toldRevisions } from "./told-revisions"
import { z } from "zod"

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
    reason: await publicReason(row, telling),
    undoes: row.undoes,
    undoneBy,
    isFirst,
    counts,
    records,
    moreRecords: Math.max(0, sum(counts) - skip - records.length),
  }
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

const countsSchema = z.array(
  z.object({ kind: z.string(), action: z.string(), count: z.union([z.number(), z.bigint()]) }),
)

/** How many records of each kind a version touched; of a firm those that name it. */
async function countsOf(dataVersion: number, firm: string | null): Promise<ChangeCount[]> {
  const groups =
    firm === null
      ? (await db().revision.groupBy({ by: ["kind", "action"], where: { dataVersion }, _count: true })).map(
          ({ kind, action, _count }) => ({ kind, action, count: _count }),
        )
      : countsSchema.parse(
          await queryRows(
            `SELECT "kind", "action", COUNT(*) AS "count" FROM "Revision"
            WHERE "dataVersion" = $1 AND ${holdsText('"after"', "$2")}
            GROUP BY "kind", "action"`,
            [dataVersion, JSON.stringify(firm)],
          ),
        )
  return groups.map(({ kind, action, count }) => ({
    kind: oneOf(recordKinds, kind),
    action: oneOf(revisionActions, action),
    count: Number(count),
  }))
}

function sum(counts: readonly ChangeCount[]): number {
  return counts.reduce((all, { count }) => all + count, 0)
}
