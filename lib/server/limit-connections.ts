import "server-only"
import { Server } from "node:http"

/** How long a request's head may take to come in, and a connection may say nothing at its start, in milliseconds. */
const headMs = 15_000
/** How long a whole request may take to come in; the largest file that is imported takes 50 s at 4 Mbit/s. */
const requestMs = 60_000

const holder = globalThis as typeof globalThis & { chipRunwayLimitsConnections?: true }

/**
 * Shuts connections that say nothing or say it very slowly: Node waits a minute for a head and five for a body, and
 * whoever opens thousands holds as many. Called once when the server starts; the prototype reaches the server that
 * listens already.
 */
export function limitConnections(): void {
  if (holder.chipRunwayLimitsConnections) return
  holder.chipRunwayLimitsConnections = true
  const limited = new WeakSet<Server>()
  const { emit } = Server.prototype
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]) {
    if (event === "connection" && !limited.has(this)) {
      limited.add(this)
      this.headersTimeout = headMs
      this.requestTimeout = requestMs
    }
    return Reflect.apply(emit, this, [event, ...values]) as boolean
  }
}
