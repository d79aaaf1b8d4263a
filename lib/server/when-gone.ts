import "server-only"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { Socket } from "node:net"

const waiting = new WeakMap<Socket, Set<() => void>>()

/**
 * Calls `act` once when an answer is out, or can no longer be given. Node tells an answer nothing of a connection that
 * breaks while the answers to earlier requests of it are still to come: whoever sends several requests at once and
 * leaves would count as waiting for good.
 */
export function whenGone({ socket }: IncomingMessage, response: ServerResponse, act: () => void): void {
  const ofSocket = waitingOn(socket)
  const gone = () => {
    if (ofSocket.delete(gone)) act()
  }
  ofSocket.add(gone)
  response.once("close", gone)
}

/** One listener a connection, however many requests it brings. */
function waitingOn(socket: Socket): Set<() => void> {
  const known = waiting.get(socket)
  if (known) return known
  const made = new Set<() => void>()
  waiting.set(socket, made)
  socket.once("close", () => {
    for (const gone of made) gone()
  })
  return made
}
