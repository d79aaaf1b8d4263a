import { connect } from "node:net"
import { join } from "node:path"
import { ask, asBrowser } from "./setup/ask"
import { makeEditor } from "./setup/editor"
import { memoryOf, startTried, tryOut } from "./setup/try-out"

const gigabyte = 1024 ** 3

// A body of 1 GB to every kind of door, with its length and without: how soon it is refused, how much of it is taken,
// and whether memory stays flat.
await tryOut(async (trial) => {
  const { say, holds } = trial
  const site = await startTried(trial, { databaseUrl: `file:${join(trial.folder, "trial.db")}` })
  const editor = await makeEditor()
  await ask(site.url, { headers: asBrowser })
  const before = memoryOf(site.process.pid)
  const json = { "content-type": "application/json", authorization: `Bearer ${editor.token}` }
  const form = { "content-type": "multipart/form-data; boundary=x", cookie: editor.cookie }
  const action = {
    "content-type": "text/plain;charset=UTF-8",
    "next-action": "0".repeat(42),
    cookie: editor.cookie,
  }
  const doors: [string, string, string, Record<string, string>][] = [
    ["a program's edit", "PUT", "/api/v1/records/source/x", json],
    ["a chart frozen", "POST", "/api/v1/snapshots", { "content-type": "application/json" }],
    ["an import", "POST", "/admin/import", form],
    [
      "an import without a session",
      "POST",
      "/admin/import",
      { "content-type": "multipart/form-data; boundary=x" },
    ],
    ["a record's form", "POST", "/admin/sources/x", form],
    ["a server action", "POST", "/admin/settings", action],
    ["signing in", "POST", "/admin/login", { "content-type": "multipart/form-data; boundary=x" }],
    ["a public page", "POST", "/companies/baidu", form],
    ["reading with a body", "GET", "/companies/baidu", {}],
    ["an address that is not there", "POST", "/api/none", json],
  ]
  for (const [what, method, path, headers] of doors) {
    for (const hasLength of [true, false]) {
      const { status, sent, ms } = await pour(site.port, { method, path, headers, hasLength })
      const memory = memoryOf(site.process.pid)
      say(
        `${what}, ${hasLength ? "with its length" : "in chunks"}: ${status}, ${(sent / 1024 ** 2).toFixed(1)} MB taken, ${ms} ms, memory ${memory} MB`,
      )
      holds(`${what} is refused`, (status >= 400 && status < 500) || method === "GET")
      holds("most of it is not taken", sent < 64 * 1024 ** 2)
    }
  }
  const after = memoryOf(site.process.pid)
  say(`memory before ${before} MB, after ${after} MB`)
  holds("memory has not grown by what was sent", after - before < 250)
  holds("the site answers", (await ask(site.url, { headers: asBrowser })).status === 200)
})

type Poured = { method: string; path: string; headers: Record<string, string>; hasLength: boolean }

/** Sends a gigabyte until the connection is shut, and reads the answer's first line on the way. */
function pour(port: number, { method, path, headers, hasLength }: Poured) {
  return new Promise<{ status: number; sent: number; ms: number }>((resolve) => {
    const began = performance.now()
    const socket = connect(port, "127.0.0.1")
    const block = Buffer.alloc(256 * 1024, "a")
    const chunk = hasLength
      ? block
      : Buffer.concat([Buffer.from(`${block.byteLength.toString(16)}\r\n`), block, Buffer.from("\r\n")])
    let heard = ""
    let sent = 0
    let isOver = false
    const end = () => {
      if (isOver) return
      isOver = true
      socket.destroy()
      resolve({
        status: Number(/^HTTP\/1\.1 (\d+)/.exec(heard)?.[1] ?? 0),
        sent: sent - socket.writableLength,
        ms: Math.round(performance.now() - began),
      })
    }
    const more = () => {
      while (!isOver && sent < gigabyte) {
        sent += chunk.byteLength
        if (!socket.write(chunk)) return
      }
      if (sent >= gigabyte) end()
    }
    socket.on("connect", () => {
      const length = hasLength ? `content-length: ${gigabyte}` : "transfer-encoding: chunked"
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
      socket.write([`${method} ${path} HTTP/1.1`, "host: localhost", ...lines, length, "", ""].join("\r\n"))
      more()
    })
    socket.on("drain", more)
    socket.on("data", (part) => (heard += part.toString("latin1")))
    socket.on("close", end)
    socket.on("error", end)
    setTimeout(end, 20_000).unref()
  })
}
