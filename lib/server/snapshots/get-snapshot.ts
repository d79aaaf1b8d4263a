import "server-only"
import { openDocument, type OpenedDocument } from "@/lib/charts/document-migrations"
import { db } from "@/lib/server/db/client"
import { isSnapshotId, unpacked } from "./content"

/** A frozen chart: its content byte for byte, and what this version of the site reads from it. */
export type Snapshot = {
  id: string
  hash: string
  /** Canonical JSON in UTF-8; its SHA-256 is `hash`. */
  bytes: Uint8Array<ArrayBuffer>
  createdAt: Date
  opened: OpenedDocument
}

/** A snapshot by its id; null when there is none. Nothing is computed. */
export async function getSnapshot(id: string): Promise<Snapshot | null> {
  if (!isSnapshotId(id)) return null
  const row = await db().snapshot.findUnique({
    where: { id },
    select: { hash: true, content: true, createdAt: true },
  })
  if (row === null) return null
  const bytes = unpacked(row.content)
  const opened = openDocument(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)))
  return { id, hash: row.hash, bytes, createdAt: row.createdAt, opened }
}

/** The frozen input of a run as canonical JSON; null when no snapshot rests on it. */
export async function getSnapshotInput(hash: string): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return null
  const row = await db().snapshotInput.findUnique({ where: { hash }, select: { content: true } })
  return row && unpacked(row.content)
}
