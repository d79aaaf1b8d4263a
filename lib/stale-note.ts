/** What a page that was kept says of itself while the database is out of reach. */
export type StaleNote = { since: string; dataVersion: number | null }

/** The name of the mark among a response's Server-Timing. */
export const staleMark = "stale"

// Read by a pattern: a page's own scripts are small, and the library of schemas is not among them.
const description = /^since=(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z)(?:; version=(\d{1,9}))?$/

/** The mark's description, as a response's header carries it. */
export function staleDescription({ since, dataVersion }: StaleNote): string {
  return `since=${since}${dataVersion === null ? "" : `; version=${dataVersion}`}`
}

/** What a response's marks say; null where it was made from a database within reach. */
export function staleNoteOf(marks: readonly { name: string; description: string }[]): StaleNote | null {
  const mark = marks.find(({ name }) => name === staleMark)
  const [, since = "", version] = description.exec(mark?.description ?? "") ?? []
  if (Number.isNaN(Date.parse(since))) return null
  return { since, dataVersion: version === undefined ? null : Number(version) }
}

/** "27 November 2026, 18:02 UTC" */
export function staleMomentWords(since: string): string {
  const at = new Date(since)
  const day = at.toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" })
  return `${day}, ${at.toISOString().slice(11, 16)} UTC`
}
