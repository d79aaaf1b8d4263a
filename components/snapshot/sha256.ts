/**
 * SHA-256 in hex, in the browser. Browsers keep their own from pages that came over plain HTTP; a small library
 * stands in for it there, and is fetched there alone.
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const own = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle
  const digest = own
    ? new Uint8Array(await own.digest("SHA-256", bytes))
    : (await import("@noble/hashes/sha2.js")).sha256(bytes)
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")
}
