import "server-only"
import { protectedClaims, type Protected } from "@/lib/domain/public-records"
import type { Records } from "@/lib/domain/record"
import { db } from "@/lib/server/db/client"
import { holdsText } from "@/lib/server/db/dialect"
import { queryRows } from "@/lib/server/db/query-rows"
import { protectedSources } from "@/lib/server/protection/protected-sources"
import { newestRecords } from "@/lib/server/queries/kept-records"

/** Kinds of record whose claims name a source. */
const kindsOfClaims = ["order", "statement", "note", "designation"]

const kept = new WeakMap<Records, Promise<Protected>>()

/**
 * What is protected in every state of the records that ever was: the sources protected today, those that were when
 * they were taken out, and every claim that rests on one of them or ever did.
 */
export async function historyProtection(): Promise<Protected> {
  const { records } = await newestRecords()
  const known = kept.get(records)
  if (known) return known
  const found = findProtected(records)
  kept.set(records, found)
  // A failed read must not be kept.
  found.catch(() => kept.delete(records))
  return found
}

async function findProtected(records: Records): Promise<Protected> {
  const sensitive = await protectedSources()
  const claims = protectedClaims(records, sensitive)
  for (const source of sensitive) {
    for (const id of await claimsThatRestedOn(source, sensitive)) claims.add(id)
  }
  return { sensitive, claims }
}

/** Ids of the claims that rest on a source in any state that the history holds. */
async function claimsThatRestedOn(source: string, sensitive: ReadonlySet<string>): Promise<Set<string>> {
  const named = JSON.stringify(source)
  const rows = await queryRows(
    `SELECT "id" FROM "Revision" WHERE ${holdsText('"after"', "$1")} OR ${holdsText('"before"', "$1")}`,
    [named],
  )
  const ids = rows.map(({ id }) => Number(id))
  const claims = new Set<string>()
  for (let at = 0; at < ids.length; at += batch) {
    const revisions = await db().revision.findMany({
      where: { id: { in: ids.slice(at, at + batch) }, kind: { in: kindsOfClaims } },
      select: { before: true, after: true },
    })
    for (const { before, after } of revisions) {
      for (const state of [before, after]) {
        for (const claim of claimsOf(state)) {
          if (claim.sourceId !== undefined && sensitive.has(claim.sourceId)) claims.add(claim.id)
        }
      }
    }
  }
  return claims
}

/** Revisions read at once. */
const batch = 200

type Claim = { id: string; sourceId?: string }

/** The claims in a state of a record of whatever shape: itself, or the reports of an order. */
export function claimsOf(state: unknown): Claim[] {
  if (typeof state !== "object" || state === null) return []
  const { reports } = state as { reports?: unknown }
  return ([state, ...(Array.isArray(reports) ? (reports as unknown[]) : [])] as Claim[]).filter(
    (claim) => typeof claim === "object" && claim !== null && typeof claim.id === "string",
  )
}
