import "server-only"
import { randomFillSync } from "node:crypto"

/** What proxies write: UUIDs, hex, base64url, and nothing that could break a line or a header. */
const wellFormed = /^[A-Za-z0-9][A-Za-z0-9_.:-]{7,63}$/

/**
 * By what a request is found in the log. A proxy of ours may have given it an id already; what a client writes
 * itself is not taken, or it could give its requests the ids of others.
 */
export function requestIdOf(given: string | string[] | undefined, trustedProxies: number): string {
  if (trustedProxies > 0 && typeof given === "string" && wellFormed.test(given)) return given
  return madeId()
}

/** Random bytes for many ids at once: asking for eight at a time costs more than all else that is done for a request. */
const pool = Buffer.alloc(8192)
let used = pool.length

function madeId(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 8
  return pool.toString("hex", used - 8, used)
}
