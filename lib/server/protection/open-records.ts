import "server-only"
import { createHmac } from "node:crypto"
import {
  protectedClaims,
  publicRecord,
  publicRecords,
  sensitiveSources,
  type Protected,
  type Sensitive,
} from "@/lib/domain/public-records"
import type { RecordByKind, RecordKind, Records } from "@/lib/domain/record"
import { authSecret } from "@/lib/server/secrets"

const openId = /^withheld-[0-9a-f]{12}$/

/**
 * The records as everybody may have them (`publicRecords`), protected sources and their claims under ids that tell
 * nothing: an id of ours is made of publisher, title, date and figure. The same id everywhere and at all times, as long
 * as this site's secret is the same; without the secret nobody can tell whether a guess is right.
 *
 * @param sensitive protected sources; for a past state `protectedSources()`
 * @returns the same object where nothing is protected
 */
export function openRecords(
  records: Records,
  sensitive: Sensitive = sensitiveSources(records.source),
): Records {
  const all = new Set([...sensitive, ...sensitiveSources(records.source)])
  if (all.size === 0) return records
  const claims = protectedClaims(records, all)
  return renamed(publicRecords(records, all), openIds([...all, ...claims]))
}

/**
 * A past state so: what ever rested on a protected source counts as resting on it, because a claim that was first
 * taken to be another source's says the same.
 */
export function openPastRecords(records: Records, { sensitive, claims }: Protected): Records {
  const [anySource] = sensitive
  if (anySource === undefined) return openRecords(records, sensitive)
  const rested = <C extends { id: string; sourceId: string }>(claim: C): C =>
    claims.has(claim.id) && !sensitive.has(claim.sourceId) ? { ...claim, sourceId: anySource } : claim
  return openRecords(
    {
      ...records,
      order: records.order.map((order) => ({ ...order, reports: order.reports.map(rested) })),
      statement: records.statement.map(rested),
      note: records.note.map(rested),
      designation: records.designation.map(rested),
    },
    sensitive,
  )
}

/** One record so, for a history of single records. */
export function openRecord<K extends RecordKind>(
  kind: K,
  record: RecordByKind[K],
  protection: Protected,
): RecordByKind[K] {
  const open = publicRecord(kind, record, protection)
  return renamed(open, openIds([...protection.sensitive, ...protection.claims]))
}

/** The id under which everybody has a record; its own where it is not protected. */
export function openIdOf(id: string, { sensitive, claims }: Protected): string {
  return sensitive.has(id) || claims.has(id) ? (openIds([id]).get(id) ?? id) : id
}

function openIds(ids: readonly string[]): ReadonlyMap<string, string> {
  const secret = authSecret()
  // What has such an id already was opened before.
  return new Map(
    ids
      .filter((id) => !openId.test(id))
      .map((id) => [
        id,
        `withheld-${createHmac("sha256", secret).update(`protected ${id}`).digest("hex").slice(0, 12)}`,
      ]),
  )
}

/** A value with every text that is one of the names replaced; the same object where none is in it. */
function renamed<Value>(value: Value, names: ReadonlyMap<string, string>): Value {
  if (typeof value === "string") return (names.get(value) ?? value) as Value
  if (typeof value !== "object" || value === null) return value
  if (Array.isArray(value)) {
    const list = value.map((one: unknown) => renamed(one, names))
    return list.every((one, at) => one === value[at]) ? value : (list as Value)
  }
  const parts = Object.entries(value).map(([key, part]) => [key, renamed(part, names)] as const)
  const isSame = parts.every(([key, part]) => part === (value as Record<string, unknown>)[key])
  return isSame ? value : (Object.fromEntries(parts) as Value)
}
