import "server-only"
import { isIPv6 } from "node:net"

/**
 * Where this process asks itself: the one address that it listens at, as deploy/chip-runway.mjs was told, or this
 * machine's where it listens at all.
 */
export function ownAddress(path: string): string {
  const { CHIP_RUNWAY_LISTENS_AT: host = "", PORT: port = "3000" } = process.env
  const isEverywhere = /^(?:|::|0\.0\.0\.0)$/.test(host)
  const name = isEverywhere ? "127.0.0.1" : isIPv6(host) ? `[${host}]` : host
  return `http://${name}:${port}${path}`
}
