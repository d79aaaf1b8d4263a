import "server-only"
import { movedSentence } from "@/lib/charts/moved"
import { specFromQuery } from "@/lib/charts/permalink"
import { routes } from "@/lib/routes"
import { liveChart } from "@/lib/server/doors/live-chart"
import { getSnapshot } from "@/lib/server/snapshots/get-snapshot"
import { standingOf } from "@/lib/server/snapshots/standing"
import type { EmbedFound } from "./answer-embed"

/** A frozen chart by its id, with what moved since. */
export async function findFrozenEmbed(id: string): Promise<EmbedFound> {
  const snapshot = await getSnapshot(id)
  if (snapshot === null) return { status: 404, sentence: "There is no frozen chart at this address." }
  if (snapshot.opened.status === "newer") {
    const sentence = "This chart was frozen by a newer version of the site than the one that answers here."
    return { status: 404, sentence }
  }
  if (snapshot.opened.status === "withheld") return { status: 404, sentence: snapshot.opened.why }
  const { document } = snapshot.opened
  const newer = await standingOf(document)
  const sentence = newer && movedSentence(newer)
  return {
    hash: snapshot.hash,
    embedded: {
      document,
      address: routes.snapshot(id),
      frozenOn: snapshot.createdAt.toISOString().slice(0, 10),
      notice: sentence === null ? null : { sentence, address: routes.snapshotChanges(id) },
    },
  }
}

/** A live chart by its name and settings, from the data of today. */
export async function findLiveEmbed(chart: string, query: URLSearchParams): Promise<EmbedFound> {
  const settings: Record<string, string[]> = {}
  for (const key of new Set(query.keys())) settings[key] = query.getAll(key)
  const read = specFromQuery(chart, settings)
  if (!read.isValid) {
    const isUnknown = read.problems.some(({ field }) => field === "chart")
    const what = read.problems.map(({ field, message }) => `${field}: ${message}`).join("; ")
    return isUnknown
      ? { status: 404, sentence: "There is no chart of this name." }
      : { status: 400, sentence: `These are no settings of this chart: ${what}.` }
  }
  const live = await liveChart(read.spec)
  if (live === null) return { status: 404, sentence: "Nothing on record fits the settings of this chart." }
  const { hash, document } = live
  return { hash, embedded: { document, address: routes.chart(read.spec), frozenOn: null, notice: null } }
}
