import "server-only"
import { openDocument, type OpenedDocument } from "@/lib/charts/document-migrations"
import { reading } from "@/lib/server/db/replicas"
import { isSnapshotId, unpacked } from "./content"
import { whyInputWithheld, whyWithheld, type Withheld } from "./withheld"

/** A frozen chart: its content byte for byte, and what this version of the site reads from it. */
export type Snapshot = {
  id: string
  hash: string
  /** Canonical JSON in UTF-8; its SHA-256 is `hash`. Empty where it is withheld. */
  bytes: Uint8Array<ArrayBuffer>
  createdAt: Date
  opened: OpenedDocument | Withheld
}

/** A snapshot by its id; null when there is none. Nothing is computed. */
export async function getSnapshot(id: string): Promise<Snapshot | null> {
  if (!isSnapshotId(id)) return null
  const row = await reading((client) =>
    client.snapshot.findUnique({ where: { id }, select: { hash: true, content: true, createdAt: true } }),
  )
  if (row === null) return null
  const bytes = unpacked(row.content)
  const json: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))
  const withheld = await whyWithheld(json)
  if (withheld) {
    return { id, hash: row.hash, bytes: new Uint8Array(), createdAt: row.createdAt, opened: withheld }
  }
  const opened = openDocument(json)
  return { id, hash: row.hash, bytes, createdAt: row.createdAt, opened }
}

/** The frozen input of a run as canonical JSON; null when no snapshot rests on it, or when it is withheld. */
export async function getSnapshotInput(hash: string): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return null
  const row = await reading((client) =>
    client.snapshotInput.findUnique({ where: { hash }, select: { content: true, createdAt: true } }),
  )
  if (row === null) return null
  const bytes = unpacked(row.content)
  return (await whyInputWithheld(bytes, row.createdAt)) ? null : bytes
}
