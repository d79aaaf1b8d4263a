import "server-only"
import { Server, STATUS_CODES, type IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"

const holder = globalThis as typeof globalThis & { chipRunwayIgnoresUpgrades?: true }

/**
 * Answers a request that asks for another protocol (`Upgrade: websocket`, `h2c`) as if it had not, which HTTP allows and
 * which programs that only offer one count on. Next listens for upgrades in production too, leaves those open that fit no
 * page, and Node then emits no "request": whatever refuses, limits or logs would not see them, and no time-out would
 * apply. Where nobody listens for upgrades, Node takes them for ordinary requests.
 *
 * The development server needs upgrades to reload pages. Called once when the server starts; the prototype reaches the
 * server that listens already.
 */
export function ignoreUpgrades(): void {
  if (holder.chipRunwayIgnoresUpgrades) return
  holder.chipRunwayIgnoresUpgrades = true
  const { emit } = Server.prototype
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]) {
    if (event === "connection") {
      this.removeAllListeners("upgrade")
      this.removeAllListeners("connect")
    }
    // Of a connection that came before the listeners were gone.
    if (event === "upgrade" || event === "connect") {
      const [, socket] = values as [IncomingMessage, Duplex]
      refuse(socket)
      return true
    }
    return Reflect.apply(emit, this, [event, ...values]) as boolean
  }
}

function refuse(socket: Duplex): void {
  socket.on("error", () => socket.destroy())
  socket.end(`HTTP/1.1 501 ${STATUS_CODES[501]}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`, () =>
    socket.destroy(),
  )
}
