import "server-only"
import { ServerResponse } from "node:http"

const holder = globalThis as typeof globalThis & { chipRunwayPlainTypes?: true }

/**
 * Lets Next compress what route handlers answer. It sets their headers as lists of one, and its compression takes
 * a content type that is a list for one that cannot be compressed: files, embeds and dossiers would go out whole.
 * A route handler cannot compress by itself, because Next takes its `content-encoding` away. Called once when the
 * server starts.
 */
export function sendPlainContentTypes(): void {
  if (holder.chipRunwayPlainTypes) return
  holder.chipRunwayPlainTypes = true
  const { setHeader } = ServerResponse.prototype
  ServerResponse.prototype.setHeader = function (name, value) {
    const [only, ...others] = Array.isArray(value) ? value : []
    const isList = only !== undefined && others.length === 0 && name.toLowerCase() === "content-type"
    return setHeader.call(this, name, isList ? only : value)
  }
}
