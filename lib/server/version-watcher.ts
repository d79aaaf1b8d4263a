import "server-only"
import { noteMove } from "./analyses/give-way"
import { shownDataVersion } from "./db/shown-version"
import { noteDataVersion } from "./instances/this-instance"
import { internalSecret } from "./internal-secret"
import { logError } from "./log"
import { outage } from "./outage/outage"
import { watched } from "./outage/watched"
import { ownAddress } from "./own-address"
import { loadCatalogue } from "./queries/catalogue"
import { touchedBetween } from "./queries/versions-touching"

/** A row is looked up; a reader of any instance should see a save within a second of its estimates. */
const everyMs = 200
/** A page begun before the data moved may be stored after its tag was dropped; by then it is done. */
const dropAgainAfterMs = 45_000
/** At the start, until the server answers itself for the first time. */
const everyMsAtFirst = 100

/**
 * Asks the database again and again which data version is shown, and drops the kept pages that the versions since the
 * last look touched: whoever saved, and whoever made the estimates that were waited for, may be another process on
 * another machine. All of them once at the start, because a build's pages may be older than the data, or made from another database.
 */
export function watchDataVersion(): void {
  let seen: number | null | undefined
  let isFailing = false
  let isFollowing = false
  const fail = (error: unknown) => {
    // Not yet listening at the start; later, one line when it begins to fail, not one every time.
    if (seen !== undefined && !isFailing) logError(error, "watching the data version")
    isFailing = seen !== undefined
  }
  const follow = async (version: number | null) => {
    noteMove()
    const tags = await touchedFrom(seen, version)
    // Read before the pages fall, so that the first reader does not wait for it.
    if (version !== null) await loadCatalogue().catch(logEarly)
    await dropKeptPages(tags)
    noteMove()
    if (seen !== undefined) setTimeout(() => void dropAgain(tags).catch(logLate), dropAgainAfterMs).unref()
    seen = version
    noteDataVersion(version)
    isFailing = false
  }
  const look = async () => {
    try {
      const version = await watched(shownDataVersion)
      if (version === seen) isFailing = false
      else if (!isFollowing) {
        isFollowing = true
        // Not waited for: what it waits for is told when the database is found to be out of reach, and only here is it.
        void follow(version)
          .catch(fail)
          .finally(() => (isFollowing = false))
      }
    } catch (error) {
      fail(error)
    }
    setTimeout(() => void look(), seen === undefined ? everyMsAtFirst : everyMs).unref()
  }
  void look()
}

/** Pages that could not be made anew now stay: they were dropped once already. */
async function dropAgain(tags: string[] | null): Promise<void> {
  if (outage() === null) await dropKeptPages(tags)
}

function logEarly(error: unknown): void {
  logError(error, "reading the records of a data version before it is shown")
}

function logLate(error: unknown): void {
  logError(error, "dropping kept pages a second time")
}

/** What to drop when one version follows another; null: everything, also where the first is not known. */
async function touchedFrom(
  before: number | null | undefined,
  after: number | null,
): Promise<string[] | null> {
  if (before === null || before === undefined || after === null || after < before) return null
  return touchedBetween(before, after)
}

/** Next.js drops kept pages only within a request, so the server sends itself one. */
async function dropKeptPages(tags: string[] | null): Promise<void> {
  const headers = { authorization: `Bearer ${internalSecret()}`, "content-type": "application/json" }
  const answer = await fetch(ownAddress("/api/internal/revalidate"), {
    method: "POST",
    headers,
    body: JSON.stringify({ tags }),
    cache: "no-store",
  })
  if (!answer.ok) throw new Error(`the server answered ${answer.status} when asked to drop its kept pages`)
}
