import { createServer, request as ask, type IncomingMessage, type RequestListener } from "node:http"
import type { AddressInfo } from "node:net"

export type GuardedAnswer = { status: number; headers: IncomingMessage["headers"]; body: string }

/** A server in Next's place, which everything that wraps servers in this process reaches. */
export async function listen(answer: RequestListener) {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return {
    /** Asks without waiting for the answer; `destroy` it to leave. */
    begin: (path: string, headers: Record<string, string> = {}) => {
      const begun = ask({ host: "127.0.0.1", port, path, headers, agent: false }).on("error", () => {})
      begun.end()
      return begun
    },
    ask: (path: string, headers: Record<string, string> = {}, method = "GET") =>
      new Promise<GuardedAnswer>((resolve, reject) => {
        ask({ host: "127.0.0.1", port, path, method, headers, agent: false }, (response) => {
          response.toArray().then(
            (chunks: Buffer[]) =>
              resolve({
                status: response.statusCode ?? 0,
                headers: response.headers,
                body: String(Buffer.concat(chunks)),
              }),
            reject,
          )
        })
          .on("error", reject)
          .end()
      }),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
