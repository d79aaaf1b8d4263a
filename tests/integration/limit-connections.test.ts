import { createServer, IncomingMessage, ServerResponse, type Server } from "node:http"
import { connect, type AddressInfo, type Socket } from "node:net"
import { Duplex } from "node:stream"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { limitConnections } from "@/lib/server/limit-connections"
import { mostConnections } from "@/lib/server/limits/open-connections"

let server: Server
let port = 0
/** Bytes that no system holds for a reader who does not come for them. */
const large = 64 * 1024 * 1024
/** Answers that wait until they are told to go out. */
const held: ServerResponse[] = []

beforeAll(async () => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true)
  limitConnections()
  // Answers before anything of a body is read.
  server = createServer((request, response) => {
    if (request.url === "/held") held.push(response)
    else if (request.url === "/large") response.end(Buffer.alloc(large))
    else response.end("refused")
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** Sends a head and then body without end. Resolves when the server has shut the connection. */
function pour(head: string): Promise<{ heard: string; sent: number }> {
  return new Promise((resolve) => {
    const block = Buffer.alloc(64 * 1024, "a")
    const result = { heard: "", sent: 0 }
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(head)
      more()
    })
    const more = () => {
      while (socket.write(block)) result.sent += block.byteLength
    }
    socket.on("drain", more)
    socket.on("data", (part) => (result.heard += part.toString()))
    socket.on("error", () => {})
    socket.on("close", () => resolve(result))
  })
}

test("who goes on sending after the answer is shut out, and has heard it", async () => {
  const head = "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9000000000000\r\n\r\n"
  for (const { heard, sent } of await Promise.all(Array.from({ length: 20 }, () => pour(head)))) {
    expect(heard).toContain("HTTP/1.1 200 OK")
    expect(heard.toLowerCase()).toContain("connection: close")
    expect(heard).toContain("refused")
    expect(sent).toBeLessThan(64 * 1024 * 1024)
  }
})

test("an answer whose client is gone is written nonetheless", () => {
  const request = new IncomingMessage(null as unknown as Socket)
  request.headers["transfer-encoding"] = "chunked"
  expect(() => new ServerResponse(request).writeHead(422)).not.toThrow()
})

test("whose request is whole keeps the connection", async () => {
  for (const init of [{}, { method: "POST", body: "a small body" }]) {
    const answer = await fetch(`http://127.0.0.1:${port}/`, init)
    expect([await answer.text(), answer.headers.get("connection")]).toEqual(["refused", "keep-alive"])
  }
})

test("a head may take 15 seconds and a whole request a minute", async () => {
  await fetch(`http://127.0.0.1:${port}/`)
  expect([server.headersTimeout, server.requestTimeout]).toEqual([15_000, 60_000])
})

/** Opens a connection, asks for something and takes nothing of the answer. */
function askWithoutReading(path: string): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.pause()
      socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`)
      resolve(socket)
    })
    socket.on("error", () => {})
  })
}

/** How often Node told the server that a connection stood still. */
function countStandstills(): () => number {
  let told = 0
  const { emit } = server
  server.emit = function (this: Server, event: string, ...values: unknown[]) {
    if (event === "timeout") told += 1
    return Reflect.apply(emit, this, [event, ...values]) as boolean
  } as typeof server.emit
  return () => told
}

test("whoever takes nothing of an answer is shut out, and whose answer is still being made is not", async () => {
  await fetch(`http://127.0.0.1:${port}/`)
  expect(server.timeout).toBe(60_000)
  const standstills = countStandstills()
  server.timeout = 50
  try {
    const connections = new Promise<Socket>((resolve) => server.once("connection", resolve))
    const reader = await askWithoutReading("/large")
    const atServer = await connections
    await new Promise((resolve) => atServer.once("close", resolve))
    reader.destroy()

    const waits = await askWithoutReading("/held")
    const before = standstills()
    await vi.waitFor(() => expect(standstills()).toBeGreaterThan(before + 3), { timeout: 20_000 })
    held.shift()?.end("made at last")
    const heard = await new Promise<string>((resolve) => {
      waits.once("data", (part) => resolve(String(part)))
      waits.resume()
    })
    expect(heard).toContain("made at last")
    waits.destroy()
  } finally {
    server.timeout = 60_000
  }
})

test("a reader who is slow and steady gets all of it", async () => {
  await fetch(`http://127.0.0.1:${port}/`)
  server.timeout = 500
  try {
    const reader = await askWithoutReading("/large")
    let bytes = 0
    const hasAll = new Promise<boolean>((resolve) => {
      reader.on("data", (part: Buffer) => {
        const before = bytes
        bytes += part.length
        if (bytes > large) resolve(true)
        // Rests after each eighth: longer on the whole than the server waits, and never as long at once.
        if (Math.floor((8 * before) / large) === Math.floor((8 * bytes) / large)) return
        reader.pause()
        setTimeout(() => reader.resume(), 250)
      })
      reader.on("close", () => resolve(false))
    })
    reader.resume()
    expect(await hasAll).toBe(true)
    reader.destroy()
  } finally {
    server.timeout = 60_000
  }
})

/** A connection from somewhere, of which the server only needs to know whence it comes. */
function connectionFrom(remoteAddress: string): Duplex {
  const socket = Object.assign(new Duplex({ read() {}, write: (_, __, done) => done() }), { remoteAddress })
  server.emit("connection", socket as Socket)
  return socket
}

const countOpen = (all: readonly Duplex[]) => all.filter(({ destroyed }) => !destroyed).length

test("an address has as many connections as a school needs, and another one has its own", async () => {
  const most = Math.min(2000, Math.floor(server.maxConnections / 4))
  const opened = Array.from({ length: most + 50 }, () => connectionFrom("203.0.113.9"))
  expect(countOpen(opened)).toBe(most)
  const others = [
    connectionFrom("203.0.113.10"),
    ...Array.from({ length: most + 50 }, () => connectionFrom("::ffff:127.0.0.1")),
  ]
  expect(countOpen(others)).toBe(others.length)
  opened[0]?.destroy()
  await vi.waitFor(() => expect(connectionFrom("203.0.113.9").destroyed).toBe(false))
  for (const socket of [...opened, ...others]) socket.destroy()
})

test("there is room for files beside all connections", () => {
  expect(server.maxConnections).toBe(mostConnections())
  expect([mostConnections(1024), mostConnections(1_048_576), mostConnections(null)]).toEqual([
    768, 20_000, 20_000,
  ])
})
