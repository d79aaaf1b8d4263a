import "server-only"
import type { ChartDocument } from "@/lib/charts/document"
import { specFromQuery } from "@/lib/charts/permalink"
import { migrateSpec } from "@/lib/charts/spec-migrations"
import { routes, type ChartDoor } from "@/lib/routes"
import type { Problem } from "@/lib/server/api/problem"
import { getSnapshot } from "@/lib/server/snapshots/get-snapshot"
import { liveChart } from "./live-chart"

/** A chart as its files are made from it. */
export type DoorChart = {
  /** Null: frozen by a newer version of the site than this one, which can only hand on its bytes. */
  document: ChartDocument | null
  /** The document's canonical JSON in UTF-8. */
  content: Uint8Array<ArrayBuffer>
  /** SHA-256 of the content in hex. */
  hash: string
  /** Frozen: its content never changes. */
  isFrozen: boolean
  /** The ISO date on which it was frozen; null: a live one. */
  frozenOn: string | null
  /** The path of its page. */
  address: string
  /** The path of one of its files. `query` chooses a picture's size and theme. */
  doorAddress: (door: ChartDoor, query?: Record<string, string>) => string
  /** The path of its document for other people's pages. */
  embedAddress: string
  /** The path of the same chart from the data of today; null where it is that, or where there is none. */
  latest: string | null
}

export type FoundChart = { chart: DoorChart } | { refusal: Omit<Problem, "title"> }

/** What is said of a chart without a document that this version can read. */
export const tooNew = {
  status: 501,
  detail: "This chart was frozen by a newer version of the site, which this one cannot draw.",
} as const

/** A frozen chart by its id. */
export async function frozenDoorChart(id: string): Promise<FoundChart> {
  const snapshot = await getSnapshot(id)
  if (snapshot === null) return { refusal: { status: 404, detail: "There is no frozen chart with this id." } }
  const { bytes, hash, opened } = snapshot
  if (opened.status === "withheld") return { refusal: { status: 451, detail: opened.why } }
  const document = opened.status === "ok" ? opened.document : null
  const migrated = document && migrateSpec(document.spec)
  return {
    chart: {
      document,
      content: bytes,
      hash,
      isFrozen: true,
      frozenOn: snapshot.createdAt.toISOString().slice(0, 10),
      address: routes.snapshot(id),
      doorAddress: (door, query) => routes.snapshotDoor(id, door, query),
      embedAddress: routes.snapshotEmbed(id),
      latest: migrated?.status === "ok" ? routes.chart(migrated.spec) : null,
    },
  }
}

/** A live chart by its name and the settings in its query. */
export async function liveDoorChart(name: string, query: URLSearchParams): Promise<FoundChart> {
  const settings = Object.fromEntries([...new Set(query.keys())].map((key) => [key, query.getAll(key)]))
  const read = specFromQuery(name, settings)
  if (!read.isValid) {
    const isUnknown = read.problems.some(({ field }) => field === "chart")
    if (isUnknown) return { refusal: { status: 404, detail: "There is no chart of this name." } }
    return {
      refusal: { status: 400, detail: "These are no settings of this chart.", errors: read.problems },
    }
  }
  const { spec } = read
  const live = await liveChart(spec)
  if (live === null)
    return { refusal: { status: 404, detail: "Nothing on record fits the settings of this chart." } }
  return {
    chart: {
      document: live.document,
      content: new TextEncoder().encode(live.content),
      hash: live.hash,
      isFrozen: false,
      frozenOn: null,
      address: routes.chart(spec),
      doorAddress: (door, query) => routes.chartDoor(spec, door, query),
      embedAddress: routes.chartEmbed(spec),
      latest: null,
    },
  }
}
