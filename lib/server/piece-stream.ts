import "server-only"
import { setImmediate } from "node:timers/promises"

/**
 * Pieces of text as bytes, each made when the reader has taken those before. Between two of them other requests have
 * their turn; where the reader goes away, no more are made.
 */
export function pieceStream(pieces: Iterator<string>): ReadableStream<Uint8Array> {
  const text = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      await setImmediate()
      const { done, value } = pieces.next()
      if (done) controller.close()
      else controller.enqueue(text.encode(value))
    },
    cancel() {
      pieces.return?.()
    },
  })
}
