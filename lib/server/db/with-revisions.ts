import "server-only"
import {
  recordKinds,
  recordSchemas,
  type RecordByKind,
  type RecordKind,
  type Records,
} from "@/lib/domain/record"
import { z } from "zod"
import { reading } from "./replicas"

type AnyRecord = RecordByKind[RecordKind]

/** More revisions than this, and reading all records anew is quicker. */
const mostApplied = 2000

const kindSchema = z.enum(recordKinds as [RecordKind, ...RecordKind[]])

/**
 * Records with the revisions of some data versions applied. Kinds of which nothing was saved stay the lists that they
 * were. A revision holds the whole record as it was saved, and none is ever changed, so nothing else need be read.
 *
 * @returns undefined where there are too many of them, one cannot be read, or a data version has none
 */
export async function withRevisions(
  records: Records,
  { after, upTo }: { after: number; upTo: number },
): Promise<Records | undefined> {
  const revisions = await reading((client) =>
    client.revision.findMany({
      where: { dataVersion: { gt: after, lte: upTo } },
      orderBy: { id: "asc" },
      take: mostApplied + 1,
      select: { dataVersion: true, kind: true, recordId: true, action: true, after: true },
    }),
  )
  // Each data version has revisions, or something was written past our own ways.
  const versions = new Set(revisions.map(({ dataVersion }) => dataVersion))
  if (revisions.length > mostApplied || versions.size !== upTo - after) return undefined
  const lists = new Map<RecordKind, Map<string, AnyRecord>>()
  for (const { kind: word, recordId, action, after: state } of revisions) {
    const kind = kindSchema.safeParse(word)
    if (!kind.success) return undefined
    let list = lists.get(kind.data)
    if (!list) {
      list = new Map((records[kind.data] as AnyRecord[]).map((record) => [record.id, record]))
      lists.set(kind.data, list)
    }
    if (action === "retire") {
      list.delete(recordId)
      continue
    }
    const read = (recordSchemas[kind.data] as unknown as z.ZodType<AnyRecord>).safeParse(state)
    if (!read.success) return undefined
    list.set(recordId, read.data)
  }
  const changed: Partial<Record<RecordKind, AnyRecord[]>> = {}
  for (const [kind, list] of lists) changed[kind] = [...list.values()].sort(byId)
  return { ...records, ...(changed as Partial<Records>) }
}

function byId(a: AnyRecord, b: AnyRecord): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
