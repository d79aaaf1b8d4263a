/** Characters of an id: 80 bits of the hash, too many to walk or to meet by chance. */
export const idLength = 16

const alphabet = "abcdefghijklmnopqrstuvwxyz234567"

/**
 * The id of a content: the beginning of its hash in base32 (RFC 4648, lower case). The same content gives the
 * same id wherever it is frozen.
 *
 * @param hash SHA-256 in hex
 * @param length more than usual only where another content has the shorter id already
 */
export function idOfHash(hash: string, length = idLength): string {
  const bits = BigInt(`0x${hash}`)
  let id = ""
  for (let at = 0; at < length; at += 1) id += alphabet[Number((bits >> BigInt(251 - 5 * at)) & BigInt(31))]
  return id
}

/** Whether a text could be an id; anything else is answered without asking the database. */
export function isSnapshotId(text: string): boolean {
  return /^[a-z2-7]{16,51}$/.test(text)
}

/** Whether an id is the beginning of a hash. */
export function isIdOf(id: string, hash: string): boolean {
  return isSnapshotId(id) && /^[0-9a-f]{64}$/.test(hash) && idOfHash(hash, id.length) === id
}

/** The id that a pasted address means: a message may have set it in capitals, or ended its sentence behind it. */
export function pastedId(text: string): string {
  const id = text.toLowerCase().replace(/[.,;:!?)\]}>"'”’]+$/u, "")
  return isSnapshotId(id) ? id : text
}
