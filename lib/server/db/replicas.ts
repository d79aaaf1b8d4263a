import "server-only"
import { now } from "../clock"
import { env } from "../env"
import { logError } from "../log"
import { ServerSilent, unlessSilent } from "../outage/unless-silent"
import { answersAtAll } from "./answers-at-all"
import { closers, db, openReplica, type Database } from "./client"
import { faultSigns } from "./fault-signs"
import { connectionTimeout, isLost } from "./is-lost"
import { OpenSockets } from "./open-sockets"
import { databaseKind, databaseName, databaseTarget } from "./target"

/** How long a copy may take to say how far it is, in milliseconds: the first database would have answered by then. */
const patienceMs = 500

/** How long a copy that failed is left alone, in milliseconds; twice as long after each further failure, up to the last. */
const firstRestMs = 2_000
const longestRestMs = 60_000

type Replica = {
  name: string
  url: string
  client: Database
  sockets: OpenSockets
  /** Lets its sockets be what they are after an outage of the database itself. */
  forget: () => void
  failures: number
  restsUntil: number
  reads: number
  /** Reads that it was too far behind for. */
  behind: number
}

type State = { urls: string; replicas: Replica[]; next: number }

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & { chipRunwayReplicas?: State }

/**
 * Reads from a copy of the database that has everything that was saved until now, else from the database itself. So
 * whoever saved something reads it back, on any instance, however far a copy is behind; and a copy that died costs one
 * try. Without copies in the settings it is `action(db())`.
 *
 * @param action reads and does nothing else: it is run again on the database itself where a copy fails
 */
export async function reading<T>(action: (client: Database) => Promise<T>): Promise<T> {
  const replica = await upToDateReplica()
  if (replica === null) return action(db())
  const began = now().getTime()
  try {
    const result = await unlessSilent(action(replica.client), () => answersAtAll(replica.url))
    replica.reads += 1
    if (began >= replica.restsUntil) replica.failures = 0
    return result
  } catch (error) {
    // What is wrong with the question would be as wrong there.
    if (!isOfTheCopy(error)) throw error
    rest(replica, error, began)
    return action(db())
  }
}

/** A copy ends statements that stand in the way of what it has yet to take over, and may not write. */
const copysOwn = new Set(["40001", "25006", "P2034", "TransactionWriteConflict"])

/** Whether a failure is of the copy, and not of what it was asked. */
function isOfTheCopy(error: unknown): boolean {
  // One that lets nobody in may be at work; the database itself need not be.
  const isOwn = (sign: string) => copysOwn.has(sign) || connectionTimeout.test(sign)
  return isLost(error) || faultSigns(error).some(isOwn)
}

/** How the copies do, for those who look after them. */
export function replicaStates(): { name: string; isResting: boolean; reads: number; behind: number }[] {
  return replicas().map(({ name, restsUntil, reads, behind }) => ({
    name,
    isResting: restsUntil > now().getTime(),
    reads,
    behind,
  }))
}

async function closeReplicas(): Promise<void> {
  closers().delete(closeReplicas)
  const known = holder.chipRunwayReplicas
  delete holder.chipRunwayReplicas
  const all = known?.replicas ?? []
  for (const { forget } of all) forget()
  await Promise.all(all.map(({ client }) => client.$disconnect()))
}

/** One after the other takes a turn. Null where none is configured, awake and far enough. */
async function upToDateReplica(): Promise<Replica | null> {
  const all = replicas()
  const at = now().getTime()
  const awake = all.filter(({ restsUntil }) => restsUntil <= at)
  const first = awake.length > 0 ? awake[nextTurn() % awake.length] : undefined
  if (!first) return null
  // Asked anew for each read: every commit that anybody was told of lies before it.
  const saved = await savedUntil()
  for (const replica of [first, ...awake.filter((one) => one !== first)]) {
    try {
      if (await hasAll(replica, saved)) return replica
      replica.behind += 1
    } catch (error) {
      rest(replica, error, at)
      // What it has not answered would be waited for by the next who are given that connection.
      if (error instanceof Late) void giveUpIfSilent(replica)
    }
  }
  return null
}

function nextTurn(): number {
  const { chipRunwayReplicas: state } = holder
  return state ? (state.next += 1) : 0
}

/** Where the log of the database itself ends on its disk. */
async function savedUntil(): Promise<string> {
  const [row] = await db().$queryRaw<{ at: string }[]>`SELECT pg_current_wal_flush_lsn()::text AS "at"`
  return row?.at ?? ""
}

/** Whether a copy has taken over the log up to there. A server that takes over nothing any more is no copy. */
async function hasAll({ client }: Replica, saved: string): Promise<boolean> {
  const asked = client.$queryRaw<{ isCopy: boolean; has: boolean | null }[]>`
    SELECT pg_is_in_recovery() AS "isCopy", pg_last_wal_replay_lsn() >= ${saved}::pg_lsn AS "has"`
  const [row] = await inTime(asked)
  if (row && !row.isCopy) throw new Error("this server is no copy of the database any more")
  return row?.has === true
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late()), patienceMs)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
    // What comes or fails later is nobody's any more.
    answer.catch(() => undefined)
  }
}

class Late extends Error {
  constructor() {
    super(`no answer within ${patienceMs} ms`)
  }
}

/**
 * Leaves a copy alone for a while. Reads that fail together, as all do that are under way when a copy dies, are one
 * failure: only the first of them was begun when the copy was not known to have failed.
 *
 * @param began when the read that failed was begun
 */
function rest(replica: Replica, error: unknown, began: number): void {
  if (error instanceof ServerSilent) replica.sockets.giveUp()
  if (began < replica.restsUntil) return
  replica.failures += 1
  replica.restsUntil = now().getTime() + Math.min(firstRestMs * 2 ** (replica.failures - 1), longestRestMs)
  logError(error, `reading from the copy ${replica.name}`)
}

async function giveUpIfSilent({ url, sockets }: Replica): Promise<void> {
  if (!(await answersAtAll(url))) sockets.giveUp()
}

function replicas(): Replica[] {
  const urls = databaseKind() === "postgresql" ? env().DATABASE_REPLICA_URLS : []
  if (urls.length === 0) return []
  const key = urls.join(" ")
  if (holder.chipRunwayReplicas?.urls !== key) {
    void closeReplicas()
    const made = urls.map((url) => {
      const sockets = new OpenSockets()
      const counts = { failures: 0, restsUntil: 0, reads: 0, behind: 0 }
      return {
        name: databaseName(databaseTarget(url)),
        url,
        client: openReplica(url, sockets),
        sockets,
        // What cut off the database may have cut off its copies.
        forget: sockets.giveUpSilentAfterOutages(),
        ...counts,
      }
    })
    holder.chipRunwayReplicas = { urls: key, replicas: made, next: 0 }
    closers().add(closeReplicas)
  }
  return holder.chipRunwayReplicas.replicas
}
