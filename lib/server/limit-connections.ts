import "server-only"
import { Server, ServerResponse, type IncomingMessage } from "node:http"
import type { Socket } from "node:net"
import { env } from "./env"
import { mostConnections, OpenConnections } from "./limits/open-connections"

/** How long a request's head may take to come in, and a connection may say nothing at its start, in milliseconds. */
const headMs = 15_000
/** How long a whole request may take to come in; the largest file that is imported takes 50 s at 4 Mbit/s. */
const requestMs = 60_000
/** How long a connection may stand still while an answer waits in it for its reader, in milliseconds. */
const stillMs = 60_000

/** What is left of a body this small is taken in, in bytes. */
const smallBody = 65_536

/** How long whoever still sends has to read the answer, in milliseconds. */
const readingMs = 500

const holder = globalThis as typeof globalThis & { chipRunwayLimitsConnections?: true }

/**
 * Shuts connections that say nothing or say it very slowly: Node waits a minute for a head and five for a body, and
 * whoever opens thousands holds as many. Shuts those whose reader takes nothing of an answer, for which Node waits
 * without end. Shuts those as well that go on sending a body after the answer: Node would take in what is left of it,
 * gigabytes too, to use the connection once more. And takes no more connections than there is room for, nor more of one
 * address than it has readers. Called once when the server starts; the prototype reaches the server that listens already.
 */
export function limitConnections(): void {
  if (holder.chipRunwayLimitsConnections) return
  holder.chipRunwayLimitsConnections = true
  const mostOpen = mostConnections()
  // What comes by a proxy of ours all comes from one address.
  const open = env().TRUSTED_PROXIES === 0 ? new OpenConnections(mostOpen) : null
  const limited = new WeakSet<Server>()
  const answers = new AnswersUnderWay()
  const { emit } = Server.prototype
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]) {
    const pass = () => Reflect.apply(emit, this, [event, ...values]) as boolean
    switch (event) {
      case "connection": {
        if (!limited.has(this)) {
          limited.add(this)
          this.headersTimeout = headMs
          this.requestTimeout = requestMs
          this.timeout = stillMs
          this.maxConnections = mostOpen
        }
        const [socket] = values as [Socket]
        if (open?.isOneTooMany(socket)) {
          socket.destroy()
          return true
        }
        return pass()
      }
      case "request": {
        const [request, response] = values as [IncomingMessage, ServerResponse]
        answers.begin(request.socket, response)
        return pass()
      }
      case "timeout": {
        const [socket] = values as [Socket]
        if (!answers.isOwed(socket)) return pass()
        // Nobody is slow but ourselves: a computation waits for its turn, a save is long. It would not be told of again.
        socket.setTimeout(this.timeout)
        return true
      }
      default:
        return pass()
    }
  }
  const { writeHead } = ServerResponse.prototype
  ServerResponse.prototype.writeHead = function (this: ServerResponse, ...values: unknown[]) {
    if (!this.headersSent && goesOnLong(this.req)) {
      this.setHeader("connection", "close")
      // Null where Next answers itself, or the client is gone, whatever the types say.
      const socket = this.req.socket as Socket | null
      if (socket !== null) shutGently(socket)
    }
    return Reflect.apply(writeHead, this, values) as ServerResponse
  }
}

/** Which connections have an answer that is being made. */
class AnswersUnderWay {
  readonly #of = new WeakMap<Socket, number>()

  begin(socket: Socket, response: ServerResponse): void {
    this.#of.set(socket, (this.#of.get(socket) ?? 0) + 1)
    response.once("close", () => this.#of.set(socket, (this.#of.get(socket) ?? 1) - 1))
  }

  /** Whether a connection's reader waits for us, having taken all that there is so far. */
  isOwed(socket: Socket): boolean {
    return (this.#of.get(socket) ?? 0) > 0 && socket.writableLength === 0
  }
}

/** Whether much of a request's body may still be to come. */
function goesOnLong({ complete, headers }: IncomingMessage): boolean {
  if (complete) return false
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > smallBody
}

/**
 * When the answer is out, says that nothing follows and takes nothing more, and shuts the connection a moment later: shut
 * at once with a body still coming in, it would be reset, and the answer with it.
 */
function shutGently(socket: Socket): void {
  socket.destroySoon = () => {
    socket.pause()
    socket.end()
    setTimeout(() => socket.destroy(), readingMs).unref()
  }
}
