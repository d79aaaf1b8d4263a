import "server-only"
import { Socket } from "node:net"
import { onLost, onRecovered } from "../outage/outage"

/** What a connection ends with that we gave up ourselves; to the code it is one that the system broke. */
class GivenUp extends Error {
  readonly code = "ECONNABORTED"

  constructor() {
    super("the connection was given up: the database did not answer on it any more")
  }
}

/** Whether a connection broke because we gave it up, which was told otherwise. */
export function isGivenUp(error: unknown): boolean {
  return error instanceof GivenUp
}

/**
 * Sockets to one server, so that they can be given up. Where packets vanish (a firewall, a server that another one
 * took the place of) the driver waits for an answer until the system gives up, which takes a quarter of an hour or two
 * hours, and its pool hands out the connection again and again.
 */
export class OpenSockets {
  readonly #open = new Set<Socket>()

  /** A socket for the driver's next connection. */
  readonly open = (): Socket => {
    const socket = new Socket()
    this.#open.add(socket)
    socket.once("close", () => this.#open.delete(socket))
    return socket
  }

  /** Breaks every connection: the driver tells whoever waits for an answer, and pools open new ones. */
  giveUp(): void {
    for (const socket of this.#open) socket.destroy(new GivenUp())
  }

  /** Breaks them whenever the database is found to be out of reach; what comes back takes that back. */
  giveUpWhenLost(): () => void {
    return onLost(() => this.giveUp())
  }

  /**
   * After an outage breaks those that have heard nothing since it began: their users were not told of it, and may wait
   * for an answer that never comes. What comes back takes that back.
   */
  giveUpSilentAfterOutages(): () => void {
    let heard = new Map<Socket, number>()
    const forget = [
      onLost(() => {
        if (heard.size === 0) heard = new Map([...this.#open].map((socket) => [socket, socket.bytesRead]))
      }),
      onRecovered(() => {
        for (const [socket, bytes] of heard) if (socket.bytesRead === bytes) socket.destroy(new GivenUp())
        heard.clear()
      }),
    ]
    return () => forget.forEach((one) => one())
  }
}

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & { chipRunwaySockets?: OpenSockets }

/** Those of connections that nobody guards: of the queue, of backups and moves. */
export function unguardedSockets(): OpenSockets {
  if (!holder.chipRunwaySockets) {
    holder.chipRunwaySockets = new OpenSockets()
    holder.chipRunwaySockets.giveUpSilentAfterOutages()
  }
  return holder.chipRunwaySockets
}
