import "server-only"
import { createHash } from "node:crypto"
import { deflateRawSync, inflateRawSync } from "node:zlib"

export { idLength, idOfHash, isSnapshotId } from "@/lib/charts/snapshot-id"

/** The most that a frozen document, or the input of a run, may have in bytes before it is deflated. */
export const mostContentBytes = 1_000_000

/** SHA-256 in hex of a text in UTF-8, or of bytes. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex")
}

/** What is stored of a content. */
export function packed(content: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(deflateRawSync(Buffer.from(content, "utf8"), { level: 9 }))
}

/** The content as it was frozen, byte for byte. */
export function unpacked(stored: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(inflateRawSync(stored, { maxOutputLength: mostContentBytes }))
}
