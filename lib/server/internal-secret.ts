import "server-only"
import { randomBytes, timingSafeEqual } from "node:crypto"

// On globalThis, because the watcher and the route that it calls are bundled apart.
const holder = globalThis as typeof globalThis & { chipRunwaySecret?: string }

/** By what this process knows a request that it sent itself. New with every start, never leaves the machine. */
export function internalSecret(): string {
  holder.chipRunwaySecret ??= randomBytes(32).toString("hex")
  return holder.chipRunwaySecret
}

/** Whether a request carries this process's secret. */
export function isInternal(request: Request): boolean {
  const given = Buffer.from(request.headers.get("authorization") ?? "")
  const expected = Buffer.from(`Bearer ${internalSecret()}`)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
