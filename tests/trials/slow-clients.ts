import { readFileSync } from "node:fs"
import { connect, type Socket } from "node:net"
import { join } from "node:path"
import { ask, asBrowser, told } from "./setup/ask"
import { memoryOf, pause, startTried, tryOut, until } from "./setup/try-out"

// Connections by the thousand that say nothing, say it slowly, or say too much at once.
await tryOut(async (trial) => {
  const { say, holds } = trial
  const site = await startTried(trial, { databaseUrl: `file:${join(trial.folder, "trial.db")}` })
  const page = () => ask(`${site.url}/companies/baidu`, { headers: asBrowser })
  await page()
  const before = memoryOf(site.process.pid)
  say(`a page: ${told(await page())}; memory ${before} MB`)

  const idle = await openAll(site.port, 10_000)
  say(`${idle.length} connections that say nothing; memory ${memoryOf(site.process.pid)} MB`)
  const beside = await page()
  say(`a page beside them: ${told(beside)}`)
  holds("a page is answered beside 10,000 idle connections", beside.status === 200 && idle.length === 10_000)
  const shutAfter = await until(() => Promise.resolve(openAtServer(site.port) === 0), 120_000, 500)
  say(
    `the last of them was shut ${shutAfter === null ? "not in two minutes" : `after ${Math.round(shutAfter / 1000)} s`}`,
  )
  holds("connections that say nothing are shut within a minute", shutAfter !== null && shutAfter < 60_000)
  for (const socket of idle) socket.destroy()

  const heads = await openAll(site.port, 500)
  for (const socket of heads) socket.write("GET / HTTP/1.1\r\nhost: localhost\r\n")
  const drip = setInterval(() => {
    for (const socket of heads) if (!socket.destroyed) socket.write("x-a: b\r\n")
  }, 1000)
  const bodies = await openAll(site.port, 500)
  for (const socket of bodies) {
    socket.write(
      "POST /api/v1/snapshots HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{",
    )
  }
  const dripBody = setInterval(() => {
    for (const socket of bodies) if (!socket.destroyed) socket.write(" ")
  }, 1000)
  await pause(5000)
  const amidst = await page()
  say(`a page beside 500 heads and 500 bodies that drip: ${told(amidst)}`)
  holds("a page is answered beside them", amidst.status === 200 && amidst.ms < 20_000)
  await pause(55_000)
  say(`after a minute ${countOpen(heads)} dripping heads and ${countOpen(bodies)} dripping bodies are open`)
  holds("dripping heads are shut within a minute", countOpen(heads) === 0)
  await pause(35_000)
  say(`35 s later ${countOpen(bodies)} dripping bodies are open`)
  holds("dripping bodies are shut as well", countOpen(bodies) === 0)
  clearInterval(drip)
  clearInterval(dripBody)
  for (const socket of [...heads, ...bodies]) socket.destroy()

  for (const [what, head] of [
    ["one header of 64 kB", `GET / HTTP/1.1\r\nhost: localhost\r\nx-a: ${"a".repeat(65_536)}\r\n\r\n`],
    ["headers of 40 kB", `GET / HTTP/1.1\r\nhost: localhost\r\n${"a: bcdefg\r\n".repeat(5000)}\r\n`],
    ["an address of 100 kB", `GET /${"a".repeat(100_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`],
    [
      "two lengths",
      "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello!",
    ],
    [
      "a length and chunks",
      "POST /api/v1/snapshots HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    ["no HTTP", "\u0016\u0003\u0001\r\n\r\n"],
  ] as const) {
    const heard = await talk(site.port, head)
    say(`${what}: ${heard.split("\r\n", 1)[0]}`)
    holds(`${what} is refused`, /^HTTP\/1\.1 4/.test(heard))
  }

  const many = "GET /api/health/live HTTP/1.1\r\nhost: localhost\r\n\r\n".repeat(100)
  const heard = await talk(site.port, many, 30_000)
  const count = heard.split("HTTP/1.1 200").length - 1
  say(`100 requests in one go on one connection: ${count} answers`)
  holds("requests that come in one go are answered in turn", count === 100)
  await pause(1000)
  say(`at the end a page: ${told(await page())}; memory ${memoryOf(site.process.pid)} MB`)
})

/** Opens connections, some hundred at a time. */
async function openAll(port: number, count: number): Promise<Socket[]> {
  const sockets: Socket[] = []
  for (let at = 0; at < count; at += 250) {
    const some = await Promise.all(Array.from({ length: Math.min(250, count - at) }, () => open(port)))
    sockets.push(...some.filter((socket) => socket !== null))
  }
  return sockets
}

function open(port: number): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(socket))
    socket.on("error", () => resolve(null))
    // What the server says is read and forgotten, or its end would not be heard.
    socket.resume()
  })
}

/**
 * How many connections a server holds, by the kernel's word: one that the kernel dropped before the server was told of it
 * is open for whoever asked for it until it says something.
 */
function openAtServer(port: number): number {
  const local = `:${port.toString(16).toUpperCase().padStart(4, "0")}`
  const established = "01"
  return ["/proc/net/tcp", "/proc/net/tcp6"]
    .flatMap((file) => readFileSync(file, "utf8").split("\n"))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, address, , state]) => address?.endsWith(local) && state === established).length
}

function countOpen(sockets: readonly Socket[]): number {
  return sockets.filter((socket) => !socket.destroyed).length
}

/** What a connection hears that sends this and nothing more. */
function talk(port: number, text: string, mostMs = 5000): Promise<string> {
  return new Promise((resolve) => {
    let heard = ""
    const socket = connect(port, "127.0.0.1", () => socket.write(text))
    const end = () => {
      socket.destroy()
      resolve(heard)
    }
    socket.on("data", (part) => (heard += part.toString("latin1")))
    socket.on("close", end)
    socket.on("error", end)
    setTimeout(end, mostMs)
  })
}
