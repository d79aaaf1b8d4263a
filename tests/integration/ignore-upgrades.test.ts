import { createServer, type Server } from "node:http"
import { connect, type AddressInfo } from "node:net"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { ignoreUpgrades } from "@/lib/server/ignore-upgrades"
import { limitConnections } from "@/lib/server/limit-connections"

let server: Server
let port = 0
/** Addresses that came to the application as requests. */
let asked: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "")
    response.end("answered")
  })
  server.keepAliveTimeout = 50
  // As Next: it ends those alone that it knows a page for.
  for (const event of ["upgrade", "connect"]) server.on(event, () => {})
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  port = (server.address() as AddressInfo).port
})
beforeEach(() => {
  asked = []
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** Opens a connection; `say` sends something and resolves with all that is heard until the server shuts it. */
async function open() {
  const atServer = new Promise((resolve) => server.once("connection", resolve))
  const socket = connect(port, "127.0.0.1")
  socket.on("error", () => {})
  await atServer
  return {
    say: (text: string) =>
      new Promise<string>((resolve) => {
        let heard = ""
        socket.on("data", (part) => (heard += part.toString()))
        socket.on("close", () => resolve(heard))
        socket.write(text)
      }),
  }
}

const asking = (protocol: string, path = "/nothing-here") =>
  `GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: ${protocol}\r\n\r\n`

test("who asked for another protocol before anybody looked is refused and shut out", async () => {
  const early = await open()
  // The server listens before the application begins.
  ignoreUpgrades()
  limitConnections()
  expect(await early.say(asking("websocket"))).toMatch(/^HTTP\/1\.1 501 /)
  expect(asked).toEqual([])
})

test.each(["websocket", "h2c", "anything"])(
  "a request that offers %s is a request like any other: what looks at requests sees it, and its connection ends",
  async (protocol) => {
    const heard = await (await open()).say(asking(protocol))
    expect(heard).toMatch(/^HTTP\/1\.1 200 OK/)
    expect(heard).toContain("answered")
    expect(asked).toEqual(["/nothing-here"])
  },
)

test("nobody is led on to another server", async () => {
  const heard = (await open()).say("CONNECT example.org:443 HTTP/1.1\r\nhost: example.org:443\r\n\r\n")
  expect(await heard).not.toContain("HTTP/1.1 2")
  expect(asked).toEqual([])
})
