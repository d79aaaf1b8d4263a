import "server-only"
import { currentDataVersion, versionsAfter } from "../db/data-version"

/** The newest version read, the newest one that touched every page, and that of each tag. */
type Seen = { newest: number; touchedAll: number; of: Map<string, number> }

const nothing = (): Seen => ({ newest: 0, touchedAll: 0, of: new Map() })
let seen = nothing()

/**
 * Number of the newest data version that touched any of these tags; null before the first import. What a page
 * with these tags shows is the same in every version since, whichever process saved them.
 */
export async function newestTouching(tags: readonly string[]): Promise<number | null> {
  const newest = await currentDataVersion()
  if (newest === null) return null
  // Fewer versions than before: it is another database.
  if (newest < seen.newest) seen = nothing()
  if (newest > seen.newest) await learn()
  return Math.max(seen.touchedAll, ...tags.map((tag) => seen.of.get(tag) ?? 0))
}

/** Reads the versions since the last one read. Two at once read the same ones, which does no harm. */
async function learn(): Promise<void> {
  const into = seen
  for (const { number, touched } of await versionsAfter(into.newest)) {
    if (touched === null) into.touchedAll = Math.max(into.touchedAll, number)
    else for (const tag of touched) into.of.set(tag, Math.max(into.of.get(tag) ?? 0, number))
    into.newest = Math.max(into.newest, number)
  }
}

/** Tags that the data versions after a number touched; null: every page. */
export async function touchedSince(number: number): Promise<string[] | null> {
  const tags = new Set<string>()
  for (const { touched } of await versionsAfter(number)) {
    if (touched === null) return null
    touched.forEach((tag) => tags.add(tag))
  }
  return [...tags]
}
