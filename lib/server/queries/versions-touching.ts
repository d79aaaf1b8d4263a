import "server-only"
import { shownDataVersion, versionsBetween } from "../db/shown-version"

/** The newest version shown, the newest one that touched every page, and that of each tag. */
type Seen = { newest: number; touchedAll: number; of: Map<string, number> }

const nothing = (): Seen => ({ newest: 0, touchedAll: 0, of: new Map() })
let seen = nothing()

/**
 * Number of the newest data version shown that touched any of these tags; null before the first import. What a page
 * with these tags shows is the same in every version since, whichever process saved them.
 */
export async function newestTouching(tags: readonly string[]): Promise<number | null> {
  const newest = await shownDataVersion()
  if (newest === null) return null
  // Fewer versions than before: it is another database.
  if (newest < seen.newest) seen = nothing()
  if (newest > seen.newest) await learn(newest)
  return Math.max(seen.touchedAll, ...tags.map((tag) => seen.of.get(tag) ?? 0))
}

/** Reads the versions since the last one read. Two at once read the same ones, which does no harm. */
async function learn(upTo: number): Promise<void> {
  const into = seen
  for (const { number, touched } of await versionsBetween(into.newest, upTo)) {
    if (touched === null) into.touchedAll = Math.max(into.touchedAll, number)
    else for (const tag of touched) into.of.set(tag, Math.max(into.of.get(tag) ?? 0, number))
    into.newest = Math.max(into.newest, number)
  }
}

/** Tags that the data versions after a number touched, up to the one that is shown; null: every page. */
export async function touchedSince(number: number): Promise<string[] | null> {
  return touchedBetween(number, (await shownDataVersion()) ?? number)
}

/** Tags that the data versions after one and up to another touched; null: every page. */
export async function touchedBetween(after: number, upTo: number): Promise<string[] | null> {
  const tags = new Set<string>()
  for (const { touched } of await versionsBetween(after, upTo)) {
    if (touched === null) return null
    touched.forEach((tag) => tags.add(tag))
  }
  return [...tags]
}
