import { spawn, type ChildProcess } from "node:child_process"
import { createInterface } from "node:readline"
import { afterEach, expect, test } from "vitest"

const program = "tests/integration/watch/server-that-ends.ts"
let child: ChildProcess | null = null
afterEach(() => void child?.kill("SIGKILL"))

/** A server in a process of its own; what it says can be awaited, and so can its end. */
async function startServer(...how: string[]) {
  const started = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", program, ...how], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, LOG_LEVEL: "silent" },
  })
  child = started
  const said: string[] = []
  const waiting = new Set<() => void>()
  createInterface(started.stdout).on("line", (line) => {
    said.push(line)
    for (const look of waiting) look()
  })
  const hears = (start: string) =>
    new Promise<string>((resolve) => {
      const look = () => {
        const line = said.find((each) => each.startsWith(start))
        if (line !== undefined) resolve(line)
      }
      waiting.add(look)
      look()
    })
  const ended = new Promise<number | null>((resolve) => started.once("exit", resolve))
  const port = (await hears("port ")).slice("port ".length)
  return { said, hears, ended, address: `http://127.0.0.1:${port}`, end: () => started.kill("SIGTERM") }
}

test("what is being answered is answered to its end, background work stops before, and the end is no failure", async () => {
  const server = await startServer()
  const answer = fetch(`${server.address}/slow`).then((response) => response.text())
  await server.hears("begun")
  server.end()
  expect(await answer).toBe("whole")
  expect(await server.ended).toBe(0)
  expect(server.said.slice(1)).toEqual(["begun", "stopped", "closing", "closed"])
})

test("who asks whether it is ready is told before the server closes, and is served until then", async () => {
  const server = await startServer()
  expect((await fetch(`${server.address}/ready`)).status).toBe(200)
  server.end()
  let told = 0
  while (told < 3) {
    const { status } = await fetch(`${server.address}/ready`)
    if (status === 503) told += 1
    const page = await fetch(`${server.address}/page`)
    expect(await page.text()).toBe("page")
    if (status === 503) expect(page.headers.get("connection")).toBe("close")
  }
  expect(server.said).not.toContain("closing")
  expect(await server.ended).toBe(0)
  expect(server.said.slice(1)).toEqual(["stopped", "closing", "closed"])
})

test("what does not stop keeps nobody from being answered, and is no failure", async () => {
  const server = await startServer("hangs")
  const answer = fetch(`${server.address}/slow`).then((response) => response.text())
  await server.hears("begun")
  server.end()
  expect(await answer).toBe("whole")
  expect(await server.ended).toBe(0)
  expect(server.said.slice(1)).toEqual(["begun", "stopped", "closing", "closed"])
})
