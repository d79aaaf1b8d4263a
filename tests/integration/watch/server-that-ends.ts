// A server as Next starts one, for end-gracefully.test.ts: it answers, closes on SIGTERM, and says what happens.
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { endGracefully } from "@/lib/server/watch/end-gracefully"
import { noteRequests } from "@/lib/server/watch/note-requests"
import { beforeEnd, ending, isEnding } from "@/lib/server/watch/shutdown"

let finish: (() => void) | null = null

const server = createServer((request, response) => {
  if (request.url === "/slow") {
    console.log("begun")
    finish = () => void response.end("whole")
  } else if (request.url === "/ready") {
    ending().askedAt = performance.now()
    if (isEnding()) ending().toldSo += 1
    response.writeHead(isEnding() ? 503 : 200).end()
  } else {
    response.end("page")
  }
})
server.on("close", () => console.log("closed"))
process.on("SIGTERM", () => {
  console.log("closing")
  server.close(() => process.exit(143))
  finish?.()
})
endGracefully()
noteRequests()
if (process.argv.includes("hangs")) beforeEnd("what a database keeps waiting", () => new Promise(() => {}))
beforeEnd("saying so", () => console.log("stopped"))
beforeEnd("what cannot be stopped", () => {
  throw new Error("it does not stop, and keeps nothing else from stopping")
})
server.listen(0, "127.0.0.1", () => console.log(`port ${(server.address() as AddressInfo).port}`))
