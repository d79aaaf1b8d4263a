import "server-only"
import type { Month } from "@/lib/domain/month"
import { chartDoors, routes, type ChartDoor } from "@/lib/routes"
import { siteAddress } from "@/lib/server/auth/site-address"
import { db } from "@/lib/server/db/client"
import { getSnapshot } from "./get-snapshot"

export type SnapshotFacts = {
  id: string
  /** SHA-256 of what is answered under `links.json`, in hex. */
  hash: string
  chart: string
  /** The title and the month of the estimates; null where a newer version of the site froze it. */
  title: string | null
  asOf: Month | null
  dataVersion: number
  /** When it was frozen first. */
  createdAt: string
  /** Full addresses: the page, what moved since, and each file. */
  links: { page: string; changes: string } & Record<ChartDoor, string>
}

/** What a snapshot is, as a citation of it names it; null when there is none. */
export async function getSnapshotFacts(id: string): Promise<SnapshotFacts | null> {
  const snapshot = await getSnapshot(id)
  if (snapshot === null) return null
  const { chart, dataVersion } = await db().snapshot.findUniqueOrThrow({
    where: { id },
    select: { chart: true, dataVersion: true },
  })
  const { hash, createdAt, opened } = snapshot
  const document = opened.status === "ok" ? opened.document : null
  const full = (path: string) => new URL(path, siteAddress()).href
  const doors = chartDoors.map((door) => [door, full(routes.snapshotDoor(id, door))])
  return {
    id,
    hash,
    chart,
    title: document?.figure.title ?? null,
    asOf: document?.provenance.asOf ?? null,
    dataVersion,
    createdAt: createdAt.toISOString(),
    links: {
      page: full(routes.snapshot(id)),
      changes: full(routes.snapshotChanges(id)),
      ...(Object.fromEntries(doors) as Record<ChartDoor, string>),
    },
  }
}
