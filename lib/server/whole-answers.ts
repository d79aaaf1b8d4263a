import "server-only"
import { Server, type IncomingMessage, type ServerResponse } from "node:http"

const holder = globalThis as typeof globalThis & { chipRunwayWholeAnswers?: true }

/**
 * Answers what is read whole, always: files are small, and where a part or a condition cannot be met, Next looks for a
 * page of that status, finds none and answers 500. So does OPTIONS of a file; what may be asked is said here instead.
 * The API has conditions of its own; it and the admin area are left alone. Called once when the server starts.
 */
export function answerWhole(): void {
  if (holder.chipRunwayWholeAnswers) return
  holder.chipRunwayWholeAnswers = true
  const { emit } = Server.prototype
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]) {
    const [request, response] = values as [IncomingMessage, ServerResponse]
    if (event === "request" && !/^\/(?:api|admin)(?:[/?]|$)/.test(request.url ?? "/")) {
      // What asks for a part of a file, or for the file on a condition that a reader has no use for.
      delete request.headers.range
      delete request.headers["if-range"]
      delete request.headers["if-match"]
      delete request.headers["if-unmodified-since"]
      if (request.method === "OPTIONS") {
        response.writeHead(204, { allow: "GET, HEAD" }).end()
        return true
      }
    }
    return Reflect.apply(emit, this, [event, ...values]) as boolean
  }
}
