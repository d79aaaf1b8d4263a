import "server-only"
import { chartDoors, routes, type ChartDoor } from "@/lib/routes"
import { siteAddress } from "@/lib/server/auth/site-address"
import { db } from "@/lib/server/db/client"
import { isSnapshotId } from "./content"

export type SnapshotFacts = {
  id: string
  /** SHA-256 of what is answered under `links.json`, in hex. */
  hash: string
  chart: string
  dataVersion: number
  createdAt: string
  /** Full addresses: the page, what moved since, and each file. */
  links: { page: string; changes: string } & Record<ChartDoor, string>
}

/** What a snapshot is, without opening it; null when there is none. */
export async function getSnapshotFacts(id: string): Promise<SnapshotFacts | null> {
  if (!isSnapshotId(id)) return null
  const row = await db().snapshot.findUnique({
    where: { id },
    select: { hash: true, chart: true, dataVersion: true, createdAt: true },
  })
  if (row === null) return null
  const full = (path: string) => new URL(path, siteAddress()).href
  const doors = chartDoors.map((door) => [door, full(routes.snapshotDoor(id, door))])
  return {
    id,
    ...row,
    createdAt: row.createdAt.toISOString(),
    links: {
      page: full(routes.snapshot(id)),
      changes: full(routes.snapshotChanges(id)),
      ...(Object.fromEntries(doors) as Record<ChartDoor, string>),
    },
  }
}
