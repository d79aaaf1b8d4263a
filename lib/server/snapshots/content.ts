import "server-only"
import { createHash } from "node:crypto"
import { deflateRawSync, inflateRawSync } from "node:zlib"

/** Characters of an id: 80 bits of the hash, too many to walk or to meet by chance. */
export const idLength = 16

/** The most that a frozen document, or the input of a run, may have in bytes before it is deflated. */
export const mostContentBytes = 1_000_000

const alphabet = "abcdefghijklmnopqrstuvwxyz234567"

/** SHA-256 in hex of a text in UTF-8, or of bytes. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex")
}

/**
 * The id of a content: the beginning of its hash in base32 (RFC 4648, lower case). The same content gives the
 * same id wherever it is frozen.
 *
 * @param length more than usual only where another content has the shorter id already
 */
export function idOfHash(hash: string, length = idLength): string {
  const bits = BigInt(`0x${hash}`)
  let id = ""
  for (let at = 0; at < length; at += 1) id += alphabet[Number((bits >> BigInt(251 - 5 * at)) & 31n)]
  return id
}

/** Whether a text could be an id; anything else is answered without asking the database. */
export function isSnapshotId(text: string): boolean {
  return /^[a-z2-7]{16,51}$/.test(text)
}

/** What is stored of a content. */
export function packed(content: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(deflateRawSync(Buffer.from(content, "utf8"), { level: 9 }))
}

/** The content as it was frozen, byte for byte. */
export function unpacked(stored: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(inflateRawSync(stored, { maxOutputLength: mostContentBytes }))
}
